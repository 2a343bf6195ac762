/**
 * Words of SQL by the part they play in an expression or a query: SQL:2016 and the reserved words of PostgreSQL,
 * MySQL, SQL Server, Oracle and SQLite, from their manuals. All lower case.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

export const LOGIC_WORDS = words("and or xor eqv imp");

export const COMPARISON_WORDS = words(
  "like ilike rlike regexp glob sounds similar is in between match contains overlaps",
);

export const ARITHMETIC_WORDS = words("div mod collate escape over");

/** Stand before an operand, or between an operator and its operand. */
export const PREFIX_WORDS = words(
  "not binary distinct all any some exists case when then else interval prior unique row array",
);

/** Operands that are words and name no column. */
export const CONSTANT_WORDS = words(
  "null true false unknown current_user session_user system_user current_date current_time current_timestamp localtime",
);

export const UNION_WORDS = words("union except intersect minus");

/** Follow an operand in a query and are followed by an operand, a list or another of them. */
export const CLAUSE_WORDS = words(
  "as from where on join left right inner outer cross natural full using asc desc nulls first last end with within filter partition window fetch rows row only offset top separator for of lock share mode escape_ ignore use force key index",
);

/** Clauses an attacker adds to learn about the query; the words that must follow. */
export const PROBING_CLAUSES: ReadonlyMap<string, ReadonlySet<string> | null> = new Map([
  ["order", words("by")],
  ["group", words("by")],
  ["having", null],
  ["limit", null],
  ["procedure", words("analyse")],
  ["into", words("outfile dumpfile")],
]);

/** Calls and procedures whose purpose in an input is to wait, to read or write files, to run programs, or to leak through errors and names. */
export const PROBING_CALLS = words(
  "sleep benchmark pg_sleep pg_sleep_for pg_sleep_until randomblob zeroblob load_file load_extension extractvalue updatexml xmltype geometrycollection " +
    "multipoint polygon multipolygon linestring multilinestring name_const json_keys gtid_subset gtid_subtract st_latfromgeohash st_longfromgeohash " +
    "xp_cmdshell xp_dirtree xp_fileexist xp_regread xp_regwrite xp_subdirs xp_loginconfig xp_servicecontrol xp_enumgroups xp_availablemedia sp_executesql sp_oacreate sp_oamethod " +
    "sp_makewebtask sp_addlogin sp_addsrvrolemember sp_password sp_configure sp_add_job openrowset opendatasource openquery fn_trace_gettable fn_get_audit_file " +
    "sys_eval sys_exec lo_import lo_export pg_read_file pg_read_binary_file pg_ls_dir query_to_xml database_to_xml dblink dblink_connect dblink_send_query " +
    "utl_http utl_inaddr utl_smtp utl_file httpuritype dbms_pipe dbms_lock user_lock dbms_ldap dbms_xmlgen dbms_xslprocessor dbms_java dbms_scheduler dbms_utility dbms_export_extension dbms_advisor " +
    "drithsx ctxsys elt make_set filetoclob filetoblob analyse curl_get regexp_substring generate_series group_concat",
);

/** The part of `PROBING_CALLS` no ordinary query or program text has a use for; these need no more evidence. */
export const ATTACK_CALLS = words(
  "benchmark pg_sleep randomblob load_file load_extension extractvalue updatexml xp_cmdshell xp_dirtree xp_regread xp_fileexist xp_subdirs sp_oacreate sp_makewebtask sys_eval sys_exec lo_import lo_export " +
    "pg_read_file pg_ls_dir utl_http utl_inaddr dbms_pipe dbms_lock user_lock dbms_ldap drithsx ctxsys filetoclob filetoblob gtid_subset json_keys httpuritype fn_trace_gettable",
);

/** Functions every database has: a call of one inside an input says that somebody writes SQL. */
export const COMMON_CALLS = words(
  "ascii ord char chr nchar unicode hex unhex substr substring mid left right lpad rpad length len char_length concat concat_ws string_agg group_concat listagg xmlagg " +
    "cast convert to_char coalesce ifnull nullif isnull iif if decode count version database schema user current_user session_user system_user db_name host_name user_name suser_name " +
    "cos sin tan pi abs floor rand exp log sqrt mod round md5 sha1 sha2 compress uncompress aes_encrypt aes_decrypt encode instr locate position strcmp strcomp replace reverse lower upper trim " +
    "bin conv greatest least row_count last_insert_id connection_id utc_date now sysdate curdate typeof total_changes sqlite_version quote soundex crc32 field interval notthere rawtohex bitand array_agg array_to_json",
);

/** Calls without arguments that tell about the server, and what wraps them. */
export const INFORMATION_CALLS = words(
  "version database schema user current_user session_user system_user charset current_database inet_server_addr sqlite_version db_name user_name suser_name host_name connection_id",
);

/** Schemas and tables of a database's own books, and variables that tell its version. */
export const CATALOGUE_NAMES = words(
  "information_schema sysobjects syscolumns sysusers sysdatabases sysibm syscat sqlite_master sqlite_schema all_tables all_tab_columns all_users user_tables user_tab_columns user_objects dba_users dba_tables v$version " +
    "pg_catalog pg_user pg_shadow pg_authid pg_database pg_tables pg_class pg_stat_activity rdb$database rdb$fields rdb$types rdb$relations rdb$collations msysaccessobjects msysobjects systables syslogins sysprocesses " +
    "xp_cmdshell master..sysdatabases syscomments all_tab_columns sysschobjs",
);
