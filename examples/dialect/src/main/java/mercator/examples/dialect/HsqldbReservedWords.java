package mercator.examples.dialect;

import java.util.Set;

/** The words that no bare name may be (HyperSQL User Guide, "List of SQL Keywords Disallowed as HyperSQL Identifiers"). */
final class HsqldbReservedWords {
    static final Set<String> ALL = Set.of(("all and any array as at avg between both by call case cast coalesce convert"
                    + " corresponding count create cross cube current_date current_time current_timestamp current_user"
                    + " default distinct drop else end every except exists fetch for from full grant group grouping having"
                    + " in inner intersect into is join lateral leading left like localtime localtimestamp max min"
                    + " natural not null nullif on or order outer primary references right rollup row select set some"
                    + " stddev_pop stddev_samp sum table then to trailing trigger union unique unnest user using value"
                    + " values var_pop var_samp when where window with")
            .split(" "));

    private HsqldbReservedWords() {}
}
