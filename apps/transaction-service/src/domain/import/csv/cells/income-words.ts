/** Texts of money that comes in, whatever the sign of its figure says. Words of both directions do not belong here. */
export const INCOME_TEXT =
  /\b(?:salary|payroll|wages|lohn|gehalt|salaire|nomina|nómina|stipendio|salaris|loon|wynagrodzenie|lønn?|lön|munkabér|salariu|maaş|зарплата|refund|cashback)\b|(?<!\p{L})(?:зарплата|mzda)(?!\p{L})|給料|給与|工资|급여|משכורת/iu;
/** What a card's statement calls the payment of its bill: the other direction than its purchases. */
export const CARD_PAYMENT =
  /payment.{0,12}thank you|thank you.{0,12}payment|payment received|\bpayment - thank|zahlung erhalten|paiement re[cç]u/iu;
