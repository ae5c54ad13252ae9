package mercator.examples.dialect;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.StringType;

/** The names of HSQLDB's types (HyperSQL User Guide, "SQL Language", "Data Types and Operations"). */
class HsqldbTypeNames extends TypeNames {
    static final HsqldbTypeNames COLUMNS = new HsqldbTypeNames();
    /** A value has a length of its own, which a shorter one would cut. */
    static final HsqldbTypeNames CASTS = new HsqldbTypeNames() {
        @Override
        public String visitString(StringType type) {
            return "VARCHAR";
        }
    };

    private HsqldbTypeNames() {}

    /** {@inheritDoc} There is no JSON; texts keep it. */
    @Override
    public String visitJson(JsonType type) {
        return "CLOB";
    }

    /** {@inheritDoc} With a zone, so that CURRENT_TIMESTAMP is the point in time that it is. */
    @Override
    public String visitInstant(InstantType type) {
        return "TIMESTAMP(9) WITH TIME ZONE";
    }
}
