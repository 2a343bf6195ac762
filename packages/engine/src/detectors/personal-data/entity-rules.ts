import type { Severity } from "../../vocabulary/risk-category";

/** What one rule of the detector stands for. */
interface EntityRule {
  /** Noun phrase for a person to read: "An e-mail address". */
  readonly title: string;
  readonly severity: Severity;
}

const low = (title: string): EntityRule => ({ title, severity: "LOW" });
const medium = (title: string): EntityRule => ({ title, severity: "MEDIUM" });

/**
 * The kinds of personal data the detector tells apart, by rule id. What alone lets somebody act in a person's name (a
 * card, an account, an identity number) is MEDIUM, what only reaches or describes a person is LOW.
 */
export const ENTITY_RULES = {
  email: low("An e-mail address"),
  phone: low("A telephone number"),
  ip_address: low("An IP address"),
  url: low("A web address"),
  date_of_birth: low("A date of birth"),
  person_name: low("A person's name"),
  address: low("A postal address"),
  credit_card: medium("A payment card number"),
  iban: medium("A bank account number (IBAN)"),
  account_number: medium("A number named as that of a card or a bank account"),
  ssn: medium("A US social security number"),
  us_itin: medium("A US individual taxpayer number"),
  passport: medium("A passport number"),
  driver_license: medium("A driving licence number"),
  medical_id: medium("A patient, health insurance or medical record number"),
  nhs_number: medium("A UK NHS number"),
  national_id: medium("A number named as an identity, tax or social security number"),
  at_svnr: medium("An Austrian social insurance number"),
  au_tfn: medium("An Australian tax file number"),
  be_rrn: medium("A Belgian national register number"),
  bg_egn: medium("A Bulgarian personal number (EGN)"),
  br_cpf: medium("A Brazilian taxpayer number (CPF)"),
  ca_sin: medium("A Canadian social insurance number"),
  ch_ahv: medium("A Swiss social security number (AHV)"),
  cn_ric: medium("A Chinese resident identity number"),
  cz_rc: medium("A Czech or Slovak birth number"),
  de_tax_id: medium("A German tax identification number"),
  dk_cpr: medium("A Danish CPR number"),
  ee_ik: medium("An Estonian or Lithuanian personal code"),
  es_dni: medium("A Spanish identity number (DNI)"),
  es_nie: medium("A Spanish foreigner number (NIE)"),
  fi_hetu: medium("A Finnish personal identity code"),
  fr_nir: medium("A French social security number (NIR)"),
  hr_oib: medium("A Croatian personal number (OIB)"),
  ie_pps: medium("An Irish PPS number"),
  il_id: medium("An Israeli identity number"),
  in_aadhaar: medium("An Indian Aadhaar number"),
  in_pan: medium("An Indian tax account number (PAN)"),
  it_codice_fiscale: medium("An Italian codice fiscale"),
  kr_rrn: medium("A Korean resident number"),
  mx_curp: medium("A Mexican CURP"),
  nl_bsn: medium("A Dutch citizen service number (BSN)"),
  no_fnr: medium("A Norwegian birth number"),
  pl_pesel: medium("A Polish PESEL number"),
  pt_nif: medium("A Portuguese taxpayer number (NIF)"),
  ro_cnp: medium("A Romanian personal number (CNP)"),
  se_pnr: medium("A Swedish personal identity number"),
  sg_nric: medium("A Singaporean NRIC or FIN"),
  tr_tckn: medium("A Turkish identity number"),
  uk_nino: medium("A UK national insurance number"),
  za_id: medium("A South African identity number"),
} as const satisfies Readonly<Record<string, EntityRule>>;

export type EntityRuleId = keyof typeof ENTITY_RULES;

/**
 * Rules whose observations count only where somebody asked for them: names, postal and web addresses stand in nearly
 * every ordinary record, and recognisers without a model are often wrong about the first two.
 */
export const OPT_IN_RULES: readonly EntityRuleId[] = ["person_name", "address", "url"];
