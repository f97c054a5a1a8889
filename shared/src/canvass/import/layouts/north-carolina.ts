import { columnList } from './layout.ts'
import type { KnownLayout } from './layout.ts'

/** North Carolina's ncvoter files, tab-separated with a header: the columns of 2022, and the names that earlier ones had. */
export const NORTH_CAROLINA: KnownLayout = {
  source: 'nc-voters',
  columns: columnList(`
    county_id, county_desc, voter_reg_num, ncid, last_name, first_name, middle_name, name_suffix_lbl, status_cd, voter_status_desc,
    reason_cd, voter_status_reason_desc, res_street_address, res_city_desc, state_cd, zip_code, mail_addr1, mail_addr2, mail_addr3,
    mail_addr4, mail_city, mail_state, mail_zipcode, full_phone_number, confidential_ind, registr_dt, race_code, ethnic_code, party_cd,
    gender_code, birth_year, age_at_year_end, birth_state, drivers_lic, precinct_abbrv, precinct_desc, municipality_abbrv,
    municipality_desc, ward_abbrv, ward_desc, cong_dist_abbrv, super_court_abbrv, judic_dist_abbrv, nc_senate_abbrv, nc_house_abbrv,
    county_commiss_abbrv, county_commiss_desc, township_abbrv, township_desc, school_dist_abbrv, school_dist_desc, fire_dist_abbrv,
    fire_dist_desc, water_dist_abbrv, water_dist_desc, sewer_dist_abbrv, sewer_dist_desc, sanit_dist_abbrv, sanit_dist_desc,
    rescue_dist_abbrv, rescue_dist_desc, munic_dist_abbrv, munic_dist_desc, dist_1_abbrv, dist_1_desc, vtd_abbrv, vtd_desc`),
  signs: ['ncid', 'res_street_address', 'status_cd'],
  mapping: {
    sourceId: 'ncid',
    first: 'first_name',
    middle: 'middle_name',
    last: 'last_name',
    suffix: 'name_suffix_lbl',
    address: 'res_street_address',
    city: 'res_city_desc',
    state: 'state_cd',
    zip: 'zip_code',
    phone: 'full_phone_number',
    confidential: 'confidential_ind',
    registered: 'registr_dt',
    party: 'party_cd',
    sex: 'gender_code',
    born: 'birth_year',
    age: 'age_at_year_end',
    county: 'county_desc',
    precinct: 'precinct_desc',
    status: 'status_cd',
  },
  older: {
    middle_name: ['midl_name'],
    name_suffix_lbl: ['name_sufx_cd'],
    age_at_year_end: ['birth_age'],
    precinct_desc: ['precinct_abbrv'],
  },
}
