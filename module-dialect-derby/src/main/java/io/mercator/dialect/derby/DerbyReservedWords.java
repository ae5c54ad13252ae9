package io.mercator.dialect.derby;

import java.util.Set;

/** The reserved words of Derby (Derby Reference Manual, "SQL reserved words"), in lower case. */
final class DerbyReservedWords {
    static final Set<String> ALL = Set.of(
            ("add all allocate alter and any are as asc assertion at authorization avg begin between bigint bit boolean"
                            + " both by call cascade cascaded case cast char character check close coalesce collate"
                            + " collation column commit connect connection constraint constraints continue convert"
                            + " corresponding create cross current current_date current_role current_time"
                            + " current_timestamp current_user cursor deallocate dec decimal declare default deferrable"
                            + " deferred delete desc describe diagnostics disconnect distinct double drop else end"
                            + " end-exec escape except exception exec execute exists explain external false fetch first"
                            + " float for foreign found from full function get getcurrentconnection global go goto grant"
                            + " group having hour identity immediate in indicator initially inner inout input insensitive"
                            + " insert int integer intersect into is isolation join key last left like lower ltrim match"
                            + " max min minute national natural nchar nvarchar next no none not null nullif numeric of on"
                            + " only open option or order outer output over overlaps pad partial prepare preserve primary"
                            + " prior privileges procedure public read real references relative restrict revoke right"
                            + " rollback rows row_number rtrim schema scroll second select session_user set smallint some"
                            + " space sql sqlcode sqlerror sqlstate substr substring sum system_user table temporary"
                            + " timezone_hour timezone_minute to transaction translate translation trim true union unique"
                            + " unknown update upper user using values varchar varying view whenever where window with"
                            + " work write xml xmlexists xmlparse xmlquery xmlserialize year")
                    .split(" "));

    private DerbyReservedWords() {}
}
