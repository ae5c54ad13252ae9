package io.mercator.architecture;

import static io.mercator.architecture.MercatorModules.API;
import static io.mercator.architecture.MercatorModules.DERBY;
import static io.mercator.architecture.MercatorModules.DIALECTS;
import static io.mercator.architecture.MercatorModules.ENGINE;
import static io.mercator.architecture.MercatorModules.H2;
import static io.mercator.architecture.MercatorModules.MARIADB;
import static io.mercator.architecture.MercatorModules.POSTGRESQL;
import static io.mercator.architecture.MercatorModules.SESSION;
import static io.mercator.architecture.MercatorModules.SQLITE;
import static io.mercator.architecture.MercatorModules.WEAVER;
import static io.mercator.architecture.MercatorModules.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules on the published classes; {@link CodeRulesTest} proves that each one finds what breaks it. */
class ArchitectureTest {
    private static final String SPI = API + ".spi";

    @Test
    void everyModuleIsLookedAt() {
        assertThat(MercatorModules.PUBLISHED)
                .allSatisfy(name -> assertThat(classes())
                        .anySatisfy(type -> assertThat(type.getPackageName()).startsWith(name)));
    }

    @Test
    void apiPackagesUseLowerOnesOnly() {
        CodeRules.API_ORDER.forEach(lower -> check(CodeRules.packagesUseLowerOnesOnly(API, lower)));
    }

    @Test
    void spiIsBetweenEngineAndSession() {
        check(CodeRules.spiIsUsedByEngineAndSessionOnly(SPI, ENGINE + "..", SESSION + ".."));
    }

    @Test
    void packagesAreFreeOfCycles() {
        MercatorModules.PUBLISHED.forEach(root -> check(CodeRules.packagesAreFreeOfCycles(root)));
    }

    @Test
    void engineAndSessionNeverSeeEachOther() {
        check(CodeRules.neverSee(ENGINE, SESSION));
        check(CodeRules.neverSee(SESSION, ENGINE));
    }

    @Test
    void apiSeesTheJdkOnly() {
        check(CodeRules.seesOnly(API));
    }

    @Test
    void engineSeesApiAndThePoolOnly() {
        check(CodeRules.seesOnly(ENGINE, API + "..", "com.zaxxer.hikari.."));
    }

    @Test
    void sessionSeesApiOnly() {
        check(CodeRules.seesOnly(SESSION, API + ".."));
    }

    @Test
    void dialectsSeeApiAndTheirDriverOnly() {
        check(CodeRules.seesOnly(SQLITE, API + "..", "org.sqlite.."));
        check(CodeRules.seesOnly(DERBY, API + "..", "org.apache.derby.."));
        List.of(POSTGRESQL, H2, MARIADB).forEach(dialect -> check(CodeRules.seesOnly(dialect, API + "..")));
    }

    @Test
    void weaverSeesByteBuddyOnly() {
        check(CodeRules.seesOnly(WEAVER, "net.bytebuddy.."));
    }

    @Test
    void dialectsShowTheirProviderOnly() {
        DIALECTS.forEach(dialect -> check(CodeRules.onlyProvidersArePublic(dialect)));
    }

    @Test
    void apiSignaturesNamePublicTypesOnly() {
        check(CodeRules.signaturesNamePublicTypesOnly(API));
    }

    @Test
    void apiExecutesNoJdbc() {
        check(CodeRules.noJdbcIsExecuted(API));
    }

    @Test
    void nothingIsForcedAccessible() {
        check(CodeRules.nothingIsForcedAccessible());
    }

    @Test
    void noClassIsFoundByName() {
        check(CodeRules.noClassIsFoundByName());
    }

    @Test
    void membersAreLookedAtInOneClass() {
        check(CodeRules.membersAreLookedAtInOneClass());
        assertThat(classes().stream().filter(type -> type.getSimpleName().equals("LookupAccess")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void consoleIsLeftAlone() {
        check(CodeRules.consoleIsLeftAlone());
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(classes().stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as(found.getName())
                        .isTrue());
    }

    private static void check(ArchRule rule) {
        rule.check(classes());
    }
}
