/**
 * The words that banks write above their columns, by what they name, best first. A list is data: to
 * serve another bank, add its words here, with a look-alike of its file in fixtures/ok.
 */
const list = (words: string): readonly string[] =>
  words
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

export const HEADER_WORDS = {
  date: list(`
    booking date | booked date | booked on | booked | posting date | posted date | post date | date posted | posted |
    transaction date | trans date | txn date | completed date | date completed | finished on | fulfilled date | date |
    datum | dato | data | buchungsdatum | buchungstag | buchung | date de comptabilisation | date comptable |
    date operation | date d operation | date de l operation | dateop | fecha contable | fecha operacion |
    fecha de operacion | fecha | data contabile | data registrazione | data operazione | boekdatum | boekingsdatum |
    transactiedatum | data operacji | data ksiegowania | data transakcji | data lancamento | data do lancamento |
    data mov | data movimento | bokforingsdag | bokforingsdatum | bogforingsdato | bokfort dato | kirjauspaiva |
    paivamaara | tag | timestamp | date time | created at | created on | created | started date | datum provedeni |
    datum zauctovani | konyvelesi datum | tranzakcio datuma | konyveles datuma | islem tarihi | tarih | дата операции |
    дата проводки | дата | ημερομηνια | 日付 | 取引日 | 交易时间 | 交易日期 | 记账日期 | 记账日 | 日期 | 날짜 | 거래일자 | 거래일시 |
    data tranzactiei | data tranzactie | kuupaev | datums | operacijos data | ngay | tanggal | תאריך | التاريخ | วนท |
    datum transakce | datum knjizenja | datum uplaty | datum operacie | purchase date | time | booked at |
    data di registrazione | transaction time | f operacion | data operacao | dt operacao | data zauctovani |
    datum zauctovania | data rozliczenia | settled date | completion time | tran date | buchtag | bokforingsdato |
    datum izvrsenja | data lanc | dagsetning | ngay giao dich | tanggal transaksi | วันที่ | วันที | 年月日 | 利用日 | ご利用日 |
    거래일 | 거래 일시 | ημερομηνια συναλλαγης | ημ νια | дата i час операціi | data contabil | datum obrade`),
  valueDate: list(`
    value date | value dat | effective date | valuta | valutadatum | valuta datum | wertstellung | wertstellungsdatum |
    wertstellungstag | wert | valeur | date valeur | date de valeur | fecha valor | fecha de valor | data valuta |
    data valor | rentedatum | data waluty | valutadag | rentedato | arvopaiva | belegdatum | kaufdatum | umsatzdatum |
    erteknap | datum valuty | valor tarihi | дата валютирования | ημερομηνια αξιας | 起算日 | trade date |
    requested date | data valutei | vaartuspaev | interest date | 날짜 기준 | date of purchase | f valor | data val |
    vaxtadagur | valor | вальор | ngay hieu luc | valuta date | date val | dateval | datum valute | τοκισμος απο |
    תאריך ערך`),
  payee: list(`
    payee | payee name | merchant | merchant name | counterparty | counterparty name | counter party | target name |
    source name | partner name | partnername | partner neve | beneficiary | beneficiary name | recipient |
    recipient name | auftraggeber empfanger | auftraggeber beguenstigter | beguenstigter zahlungspflichtiger |
    begunstigter zahlungspflichtiger | beguenstigter auftraggeber | name zahlungsbeteiligter | zahlungsbeteiligter |
    zahlungsempfanger | zahlungspflichtiger | empfanger | gegenpartei | name des partners | beneficiaire | tiers |
    beneficiario | ordinante | controparte | naam tegenpartij | tegenpartij | naam omschrijving | naam |
    nadawca odbiorca | dane kontrahenta | kontrahent | odbiorca | motpart | modtager | mottagare |
    ellenoldali szamla tulajdonosa | nazev protiuctu | protiucet | 交易对方 | 取引先 | お取引先 | 상대방 | контрагент |
    получатель | karsi taraf | other party | begunstigter auftraggeber | auftraggeber begunstigter | sender empfanger |
    empfanger auftraggeber name | empfanger auftraggeber | nazev protistrany | nazev obchodnika | nazev partnera |
    nazov partnera | nazov protiuctu | partner elnevezese | odbiorca zleceniodawca | nom de la contrepartie |
    nom contrepartie | naam tegenrekening | naam tegenpartij bevat | tegenrekeninghouder | saaja maksja |
    saaja maksja nimi | gavejas | moketojo arba gavejo pavadinimas | sanemejs maksatajs |
    nume beneficiar nume ordonator | udelezenec | 보낸분 받는분 | 利用店名 商品名 | 利用店名 | 対方户名 | 对方户名 | 对方账号与户名 | 店名 | שם בית עסק |
    name of sender receiver | payee recipient | zahlungsempfanger in | zahlungspflichtige r | nom |
    beneficiario ordinante | auftraggebername | saaja maksaja | name | description | description1 |
    transaction description | beschreibung | detail de l ecriture | libelle | libelle simplifie | libelle operation | concepto | descripcion |
    descrizione | causale | descricao | omschrijving | opis operacji | opis transakcji | opis | tytul | tekst | text |
    referens | beskrivning | rubrik | selite | forklaring | buchungstext | umsatztext | narrative | narration |
    particulars | details | transaction details | booking text | mas datos | movimiento | descriere | leiras |
    megnevezes | popis | zprava | aciklama | описание | назначение платежа | περιγραφη | 摘要 | 内容 | 商品 | 적요 | 내용 |
    memo | verwendungszweck | activity | action | reference | title | תיאור | transaktionsbeschreibung |
    buchungsdetails | nadawca odbiorca nazwa | libelles | 摘要内容 | お取り扱い内容 | お取扱内容 | お取引内容 | texti | opis transakcije |
    opis placanja | transaction remarks | remarks | remark | keterangan | noi dung | mo ta | الوصف | รายละเอียด |
    פרטים | תיאור הפעולה | הפעולה | transaktionstext | text mottagare | otsikko | tittel | beskrivelse | nimi | navn |
    detalii tranzactie | деталi операцii | опис операцii | full description | original description | description 1 |
    说明 | 商品说明 | 交易备注 | 交易详情 | 交易資訊 | 註記 | 備註 | お客さま | historico | movimento | operazione | lancamento`),
  note: list(`
    note | notes | notiz | memo | comment | comments | kommentar | bemerkung | verwendungszweck |
    remittance information | payment reference | zahlungsreferenz | reference | details | further details | zusatz |
    betreff | message | communication | mededelingen | mededeling | vrije mededeling | nota |
    informations complementaires | commentaire | observaciones | referencia | info | original description |
    description | description2 | description3 | kozlemeny | zprava | omschrijving 1 | buchungstext |
    transaktionsbeschreibung zusatz | notes memo | zahlungszweck | vwz1 | vwz 0 | subject | payment details |
    nachricht | buchungs info | buchungsinformationen | transaction ref1 | transaction ref2 | zprava pro prijemce |
    zprava pro mne | poznamka | popis prikazce | poznamka pro mne | sprava pre prijimatela | informacia pre prijemcu |
    viesti | selgitus | paaiskinimai | mokejimo paskirtis | informacija sanemejam | namen | opis | detalii |
    основание | tytulem | tytul operacji | communications | details du mouvement | descripcion detallada |
    concepto complementario 2 | nachricht an empfanger | skyring | 備考 | 商品说明 | 备注 | 메모 | 송금메모 | notes and tags |
    particulars | descricao`),
  amount: list(`
    amount | net amount | amount net | net | netto | transaction amount | amount in account currency | billing amount |
    betrag | buchungsbetrag | umsatz | umsatzbetrag | montant | montant operation | importe | importo | bedrag |
    transactiebedrag | kwota | kwota operacji | kwota transakcji | valor | montante | cantidad | monto | belopp |
    belob | belop | summa | suma | osszeg | tranzakcio osszege | castka | iznos | tutar | islem tutari | сумма |
    сумма операции | сумма платежа | ποσο | 金額 | 金额 | 금액 | 거래금액 | 金额 元 | so tien | jumlah | nominal | סכום |
    المبلغ | จานวนเงน | total amount | total | source amount | gross | brutto | value | sum | maara | toimingu summa |
    betrag in kontowahrung | maara euroa | montant operation en euro | montant de l operation |
    transaction net amount | native amount | credit debit amount | castka v mene uctu | zauctovana castka |
    suma v valiute kartki | upphaed | upphaeð | insattningar uttag | 取引金額 | 入出金 | 利用金額 | 交易金额 | 거래 금액 | 거래금액 |
    so tien thay doi | sum in card currency | сума | сума в валютi картки | сума у валютi картки |
    suma saskaitos valiuta | betrag detail | subtotal | soll haben betrag | objem | kwota w walucie rachunku |
    valoare | txn amount`),
  debit: list(`
    debit | debits | debit amount | amount debit | money out | paid out | withdrawal | withdrawals | withdraws |
    withdrawal amount | outflow | spent | soll | sollbetrag | belastung | belastungen | lastschrift | ausgabe |
    ausgaben | ausgang | abgang | montant debit | depenses | cargo | cargos | debe | debito | debitos | dare | uscite |
    addebiti | af | debet | obciazenia | wyplaty | ut | ud | ut fra konto | expense | expenses | terheles | kiadas |
    kiadasok | na vrub | vydaje | borc | расход | списание | дебет | χρεωση | お支払金額 | 支払金額 | 出金 | 出金額 | 支出 | 借方 |
    출금 | 출금액 | 찾으신금액 | isplata | odliv | debitare | kulu | uttag | חובה | gasto | gastos | retiros |
    retiro | salida | saida | uscita | withdrawn | funds out | dr | duguje | na teret | v breme | dugovno | дугуje |
    дугує | дугује | дебит | borc tutari | お引出し | お引出金額 | お支払い金額 | 支払い金額 | 払出金額 | 出金金額 | 提出 | 支出金額 | 交易金额 支出 |
    记账金额 支出 | 출금 금액 | ถอนเงิน | ghi no | مدين | בחובה | kredit ud | debetas | debets | mutasi debet | pengeluaran | 提款`),
  credit: list(`
    credit | credits | credit amount | amount credit | money in | paid in | deposit | deposits | deposit amount |
    inflow | received | haben | habenbetrag | gutschrift | gutschriften | einnahme | einnahmen | eingang | zugang |
    montant credit | recettes | abono | abonos | haber | credito | creditos | avere | entrate | accrediti | bij |
    uznania | wplaty | inn | ind | inn pa konto | income | jovairas | bevetel | bevetelek | ve prospech | prijmy |
    alacak | приход | зачисление | кредит | πιστωση | お預り金額 | 預り金額 | 入金 | 入金額 | 收入 | 贷方 | 입금 | 입금액 |
    맡기신금액 | uplata | priliv | creditare | tulu | insattning | זכות | ingreso | ingresos | depositos |
    deposito | entrada | entrata | funds in | cr | potrazuje | u korist | v dobro | потражує | потражује | お預入れ |
    お預入金額 | お預け入れ | 預かり金額 | 受入金額 | 入金金額 | 存入 | 存入金額 | 交易金额 收入 | 记账金额 收入 | 입금 금액 | ฝากเงิน | ghi co | دائن | בזכות |
    kreditas | kredits | mutasi kredit | pemasukan | 存款`),
  sign: list(`
    debit credit | credit debit | dc | d c | c d | k d | d k | cd | dr cr | cr dr | drcr | sign | direction | in out |
    transaction type | type | soll haben | soll haben kennzeichen | sh | s h | vorzeichen | kennzeichen | af bij |
    sens | debito credito | tipo | cdi | credit debit indicator | debit credit indicator | 収支 | 收 支 | 收支 |
    bevetel kiadas | borc alacak | тип | typ | art | debit kredit | creditdebet | prosimo posou | προσημο ποσου |
    χρεωση πιστωση | deebet kreedit | deebet kreedit d c | debetas kreditas | дт кт | smer uhrady | billingamountsign |
    debit credit flag | cargo abono | 収支区分 | 구분 | bal impact | balance impact`),
  currency: list(`
    currency | currency code | ccy | buchungswahrung | kontowahrung | wahrung | waehrung | devise | monnaie | divisa |
    moneda | valuta | moeda | munt | muntsoort | waluta | valuutta | transaction currency | wkz | devizanem |
    tranzakcio devizaneme | mena | mena uctu | para birimi | валюта | 通貨 | 货币 | 币种 | 통화 | νομισμα | source currency`),
  account: list(`
    account name | account | own account | my account | from account | auftragskonto | konto | kontobezeichnung |
    kontoname | compte | cuenta | conto | conta | rekening | iban bban | eigen rekening | rachunek | account number |
    account no | account id | account iban | kontonummer | iban | numero de compte | rekeningnummer | nr rachunku |
    szamla | ucet | счет | card number | card`),
  category: list(`
    category | category name | kategorie | categorie | categoria | kategoria | kategori | rubrique | sub category |
    subcategory | sector | rubrieknaam`),
  bankId: list(`
    transaction id | transactionid | id | fitid | fit id | transaction uuid | uuid | unique id | tx id | txid |
    transaction number | transaction no | transaktionsnummer | transaktions id | umsatz id | buchungs id |
    operation id | id operacji | numer transakcji | identifiant | id transaction | id transaccion | transferwise id |
    bank transaction id | reference id | reference number | transaction reference | record id | 交易单号 | volgnr |
    chq ref number | transaktions nr | transaktionsnr | transaktionscode | transaction code id | identificador |
    tranzakcio azonosito | id pokynu | id operace | receipt no | referencenumber | numer referencyjny | nr transakcji |
    n de transaction | no de transaction | numero de transaction | identifikace transakce | referencni cislo |
    irraso nr | arhiveerimistunnus | arkistointitunnus | arkivreferanse | 取引番号 | 交易订单号 | 交易流水号 | 流水号 | txn id |
    id de operacion`),
  balance: list(`
    balance | running balance | running bal | closing balance | available balance | account balance | saldo |
    kontostand | solde | saldo contabile | saldo na trn | saldo po operacji | saldo po transakcji | net cash balance |
    balance after | egyenleg | zustatek | bakiye | остаток | баланс | υπολοιπο | 差引残高 | 残高 | 余额 | 잔액 |
    거래후잔액 | sold | kontosaldo | jaak | yue | יתרה | الرصيد | stanje | so du | saldo contabilistico |
    saldo contabil | sold contabil | bokfort saldo | partial balance | ending balance | bal | stanje racuna | салдо |
    стање | προοδευτικο υπολοιπο | λογιστικο υπολοιπο | 取引後残高 | 現在高 | 現在 貸付 高 | 餘額 | 帳戶餘額 | 结余 | 結餘 | 账户余额 | 거래 후 잔액 |
    잔액 | ยอดคงเหลือ | saldo akhir | היתרה | zostatok | atlikums | likutis | staða | stada | accountbalance |
    current balance | account running balance | daily posted balance | cash balance | saldo nach buchung |
    saldo na mutatie | saldo despues | disponible | залишок | залишок пiсля операцii | залишок на кiнець перiоду`),
  fee: list(`
    fee | fees | charge | charges | commission | gebuhr | gebuhren | frais | commissione | comision | kosten |
    prowizja | oplata | avgift | gebyr | dij | jutalek | poplatek | 手数料 | 手续费 | комиссия | source fee amount |
    sales charge | fees comm | taxa`),
  state: list(`
    state | status | info | zustand | statut | etat | estado | stato | stan | tila | allapot | stav | durum | статус |
    当前状态 | 交易状态 | 状態 | 상태 | umsatzstatus | transaction status`),
  foreign: list(`
    foreign amount | amount foreign currency | original amount | eredeti osszeg | originalbetrag | montant devise |
    individual amount | local amount | transaction currency amount | betrag in fremdwahrung | originalwahrung |
    original currency | type foreign currency | target amount | target currency | fee currency | source fee currency |
    target fee currency | target fee amount | fremdwahrung`),
  other: list(`
    rate | exchange rate | fx rate | kurs | rate of exchange | quantity | shares | price | price per share | units |
    check number | check or slip | postal code | mcc | code | trade time | umrechnungskurs | wechselkurs |
    devisenkurs | taux | taux de change | tipo de cambio | taxa de cambio | cambio | tasso di cambio | wisselkoers |
    arfolyam | kurs wymiany | kurs waluty | vaxelkurs | valutakurs | vekslingskurs | kurz | smenny kurz | курс | 汇率 |
    為替レート | vorgang | umsatzart | umsatztyp | transaktionstyp | transaktionsart | bewegungstyp | buchungsart |
    buchungsschlussel | mutatiesoort | transaction kind | type of transaction | tipo de movimiento | tipo movimento |
    type operation | type d operation | typ transakce | typ transakcji | rodzaj transakcji | typ operacji |
    tranzakcio tipusa | islem tipi | tapahtumalaji | laji | betalingstype | kontaktlose bezahlung | 交易类型 | 거래구분 | 거래점 |
    通道 | tilvisun | clearingnummer | radnummer | dekont no | fis no | fis dekont no | mccode | sicmcc code |
    konstantni symbol | variabilni symbol | ks | vs | ss | tx type | transaction group`),
} as const satisfies Record<string, readonly string[]>;

export type ColumnRole = keyof typeof HEADER_WORDS;

/** These name an account without a doubt; the others may be the counterparty's and have to be borne out by the cells. */
export const OWN_ACCOUNT_WORDS: ReadonlySet<string> = new Set(
  list(`account name | account | own account | my account | from account | auftragskonto | kontobezeichnung | kontoname |
    iban bban | eigen rekening`),
);
