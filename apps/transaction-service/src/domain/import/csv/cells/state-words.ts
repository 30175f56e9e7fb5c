import { headerKey } from './header-words';

export type RowState = 'booked' | 'pending' | 'void';

const VOID =
  /\b(?:revert\w*|fail\w*|declin\w*|cancel\w*|reject\w*|void\w*|returned|abgelehnt|storniert|fehlgeschlagen|annul\w*|refus\w*|rechazad\w*|fallid\w*|anulad\w*|odrzucon\w*|anulowan\w*|closed|geweigerd|mislukt|rifiutat\w*|avvist|avbruten|elutasit\w*|zamitnut\w*|iptal|reddedildi)\b|отклон|отмен|关闭|失败|已退款|取消|취소/iu;
const PENDING =
  /\b(?:pending|vorgemerkt\w*|reserv\w*|(?:on )?hold|authori[sz]\w*|processing|in progress|scheduled|ausstehend|offen|en attente|en cours|pendiente|en proceso|in attesa|in lavorazione|pendente|oczekuj\w*|w toku|openstaand|in behandeling|vantar|vantande|behandlas|fuggo\w*|zarezervovan\w*|cekajici|beklemede|bekliyor|not posted|unposted)\b|в обработке|ожида|处理中|等待|待|保留|未確定|대기/iu;
const BOOKED =
  /\b(?:complet\w*|booked|posted|cleared|settled|gebucht\w*|done|success\w*|ok|executed|ausgefuhrt\w*|erledigt|comptabilis\w*|effectue\w*|termine\w*|contabilizad\w*|realizad\w*|eseguit\w*|contabilizzat\w*|zaksiegowan\w*|zrealizowan\w*|verwerkt|geboekt|bokford|utford|konyvelt\w*|teljesult|zauctovan\w*|tamamlandi|gerceklesti|approved|processed)\b|выполнен|исполнен|成功|已完成|已存入|已收[钱款]|已转账|已到账|确定|確定|완료/iu;

const LONGEST_STATE = 40;

/** What a word says of the state of its row, null for one that is no state. */
export function stateOf(text: string): RowState | null {
  if (text === '' || text.length > LONGEST_STATE) return null;
  const words = `${headerKey(text)} ${text}`;
  if (PENDING.test(words)) return 'pending';
  if (VOID.test(words)) return 'void';
  return BOOKED.test(words) ? 'booked' : null;
}
