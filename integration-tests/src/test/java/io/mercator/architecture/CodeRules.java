package io.mercator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationHandler;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the code, each a function of the names it speaks of, so that a small broken program can prove it. */
final class CodeRules {
    /** api's packages, lowest first; the root package is above them all. */
    static final List<String> API_ORDER =
            List.of("error", "type", "sql", "schema", "inspect", "dialect", "engine", "mapping", "session");

    private static final Set<String> MEMBER_LOOKUPS = Set.of(
            "getField",
            "getFields",
            "getMethod",
            "getMethods",
            "getConstructor",
            "getConstructors",
            "getRecordComponents");

    private CodeRules() {}

    static ArchRule packagesUseLowerOnesOnly(String root, String lower) {
        String[] higher = API_ORDER.stream()
                .skip(API_ORDER.indexOf(lower) + 1L)
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + lower + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(higher).or(resideInAPackage(root)))
                .as(root + "." + lower + " uses no package above it");
    }

    static ArchRule spiIsUsedByEngineAndSessionOnly(String spi, String... users) {
        return noClasses()
                .that(not(resideInAPackage(spi + "..").or(resideInAnyPackage(users))))
                .should()
                .dependOnClassesThat(resideInAPackage(spi + ".."));
    }

    static ArchRule packagesAreFreeOfCycles(String root) {
        return slices().assignedFrom(new PackageSlices(root)).should().beFreeOfCycles();
    }

    static ArchRule neverSee(String seeing, String seen) {
        return noClasses()
                .that()
                .resideInAPackage(seeing + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(seen + ".."));
    }

    static ArchRule seesOnly(String seeing, String... seen) {
        return classes()
                .that()
                .resideInAPackage(seeing + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.sql..", "org.jspecify..", seeing + "..")
                        .or(resideInAnyPackage(seen)));
    }

    static ArchRule onlyProvidersArePublic(String dialect) {
        return classes()
                .that()
                .resideInAPackage(dialect + "..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .should()
                .haveSimpleNameEndingWith("Provider")
                .andShould()
                .resideInAPackage(dialect);
    }

    static ArchRule signaturesNamePublicTypesOnly(String root) {
        return members()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and(describe("are seen from outside", CodeRules::isSeenFromOutside))
                .should(new ArchCondition<JavaMember>("name public types only") {
                    @Override
                    public void check(JavaMember member, ConditionEvents events) {
                        signature(member)
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(type -> type.getPackageName().startsWith(root) && !isVisible(type))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        member, member.getFullName() + " names " + type.getName())));
                    }
                });
    }

    static ArchRule nothingIsForcedAccessible() {
        return noClasses().should().accessTargetWhere(describe("target is setAccessible", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().isAssignableTo(AccessibleObject.class)
                    && Set.of("setAccessible", "trySetAccessible").contains(target.getName());
        }));
    }

    static ArchRule noClassIsFoundByName() {
        return noClasses()
                .should()
                .accessTargetWhere(
                        describe("target finds a class by name", access -> isClassByName(access.getTarget())));
    }

    static ArchRule membersAreLookedAtInOneClass() {
        return noClasses()
                .that(not(isOrLiesIn("LookupAccess")))
                .should()
                .dependOnClassesThat(describe(
                        "look at members",
                        // an interface that woven objects implement, whose call looks at nothing
                        type -> type.getPackageName().equals("java.lang.reflect")
                                && !type.isEquivalentTo(InvocationHandler.class)))
                .orShould()
                .accessTargetWhere(
                        describe("target looks at members of a class", access -> isMemberLookup(access.getTarget())));
    }

    static ArchRule consoleIsLeftAlone() {
        return noClasses()
                // a command and an agent have nothing else to speak by
                .that(not(resideInAnyPackage("io.mercator.weaver.command", "io.mercator.weaver.agent")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessTargetWhere(describe(
                        "target is printStackTrace",
                        access -> access.getTarget().getName().equals("printStackTrace")));
    }

    static ArchRule noJdbcIsExecuted(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(describe("target executes JDBC", access -> {
                    AccessTarget target = access.getTarget();
                    return target.getOwner().isEquivalentTo(DriverManager.class)
                            || target.getOwner().isAssignableTo(Statement.class)
                                    && target.getName().startsWith("execute");
                }));
    }

    private static boolean isSeenFromOutside(JavaMember member) {
        return isVisible(member.getModifiers())
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && isVisible(member.getOwner());
    }

    private static boolean isVisible(JavaClass type) {
        return type.isPrimitive()
                || isVisible(type.getModifiers())
                        && type.getEnclosingClass().map(CodeRules::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> signature(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.concat(
                    Stream.of(code.getReturnType()),
                    Stream.concat(code.getParameterTypes().stream(), code.getTypeParameters().stream()));
        }
        return Stream.of(((JavaField) member).getType());
    }

    private static boolean isClassByName(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Class.class) && target.getName().equals("forName")
                || target.getOwner().isAssignableTo(ClassLoader.class)
                        && target.getName().equals("loadClass")
                || target.getOwner().getName().equals("java.lang.invoke.MethodHandles$Lookup")
                        && target.getName().equals("findClass");
    }

    private static boolean isMemberLookup(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Class.class)
                && (target.getName().startsWith("getDeclared") || MEMBER_LOOKUPS.contains(target.getName()));
    }

    private static DescribedPredicate<JavaClass> isOrLiesIn(String simpleName) {
        return describe("is or lies in " + simpleName, type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getSimpleName().equals(simpleName);
        });
    }

    private static final class PackageSlices implements SliceAssignment {
        private final String root;

        private PackageSlices(String root) {
            this.root = root;
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.equals(root) || name.startsWith(root + ".")
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + root;
        }
    }
}
