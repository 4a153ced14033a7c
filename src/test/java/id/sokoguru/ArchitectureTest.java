package id.sokoguru;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Public;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a breach of is a defect; see CONTRIBUTING.md. */
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> GENERATED =
            resideInAPackage("id.sokoguru.jte..");

    /**
     * A class that draws says so in its name; there alone numbers may have a fraction in binary.
     */
    private static final Set<String> DRAWS =
            Set.of(
                    "Chart",
                    "Map",
                    "Tile",
                    "Boundary",
                    "Boundaries",
                    "Flow",
                    "Svg",
                    "Outline",
                    "Markup",
                    "Sheet");

    private static JavaClasses classes;
    private static ApplicationModules modules;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("id.sokoguru")
                        .that(DescribedPredicate.not(GENERATED));
        modules = ApplicationModules.of(Sokoguru.class, GENERATED);
    }

    @Test
    void rooms_know_only_whom_their_door_sign_names_and_no_two_know_each_other() {
        modules.verify();
    }

    @Test
    void the_picture_of_the_rooms_in_the_docs_is_the_one_of_the_code() throws IOException {
        var drawn = picture();
        var kept = Path.of("docs/architecture-modules.md");
        if (!Files.exists(kept) || !Files.readString(kept).equals(drawn)) {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/architecture-modules.md"), drawn);
        }
        assertThat(kept)
                .as(
                        "The rooms changed. Take the new picture: cp target/architecture-modules.md docs/")
                .exists()
                .hasContent(drawn);
    }

    @Test
    void the_kernel_knows_no_spring_and_no_sql() {
        noClasses()
                .that()
                .resideInAPackage("id.sokoguru.kernel..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.springframework..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAPackage("org.springframework.modulith..")))
                                .or(resideInAPackage("java.sql.."))
                                .or(resideInAPackage("javax.sql..")))
                .check(classes);
    }

    @Test
    void there_is_one_clock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(BusinessDay.class, Uuid7.class)
                .should()
                .accessTargetWhere(READS_A_CLOCK)
                .because("tests and the demo move the time: ask kernel.BusinessDay")
                .check(classes);
    }

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK =
            DescribedPredicate.describe(
                    "read the machine's clock",
                    access -> {
                        var owner = access.getTargetOwner().getName();
                        var name = access.getTarget().getName();
                        return (owner.startsWith("java.time.")
                                        && (name.equals("now") || name.startsWith("system")))
                                || (owner.equals("java.lang.System")
                                        && name.equals("currentTimeMillis"))
                                || (owner.equals("java.util.Date") && name.equals("<init>"));
                    });

    @Test
    void every_handler_says_what_its_visitor_must_be_allowed_to_do() {
        var silent =
                classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(ArchitectureTest::handles)
                        .filter(method ->
                                method.isAnnotatedWith(Needs.class)
                                        == method.isAnnotatedWith(Public.class))
                        .map(JavaMethod::getFullName)
                        .toList();
        assertThat(silent).as("handlers with neither @Needs nor @Public, or with both").isEmpty();
    }

    private static boolean handles(JavaMethod method) {
        return method.isAnnotatedWith(RequestMapping.class)
                || method.isMetaAnnotatedWith(RequestMapping.class);
    }

    @Test
    void every_package_is_null_marked() {
        var packages = new TreeSet<String>();
        var marked = new TreeSet<String>();
        for (var type : classes) {
            packages.add(type.getPackageName());
            if (type.getPackage().isAnnotatedWith(NullMarked.class)) {
                marked.add(type.getPackageName());
            }
        }
        assertThat(packages).hasSizeGreaterThan(3).isEqualTo(marked);
    }

    @Test
    void rupiah_never_meet_a_binary_fraction() throws IOException {
        var found = new ArrayList<String>();
        for (var type : classes) {
            // The benchmark measures time, never money.
            if (DRAWS.stream().anyMatch(type.getName()::contains)
                    || type.getPackageName().equals("id.sokoguru.bench")) {
                continue;
            }
            try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
                found.addAll(fractions(ClassFile.of().parse(bytes.readAllBytes())));
            }
        }
        assertThat(found).as("double or float outside the classes that draw").isEmpty();
    }

    @Test
    void the_search_for_binary_fractions_finds_them() throws IOException {
        try (var bytes = getClass().getResourceAsStream("ArchitectureTest$Careless.class")) {
            assertThat(fractions(ClassFile.of().parse(bytes.readAllBytes())))
                    .anyMatch(line -> line.contains("rate"))
                    .anyMatch(line -> line.contains("interest"));
        }
    }

    /** What the rule is there to find; never called. */
    static final class Careless {
        float rate;

        long interest(long balance) {
            return (long) (balance * 0.06);
        }
    }

    /** Fields, signatures and every instruction: a local variable is enough. */
    private static List<String> fractions(ClassModel type) {
        var found = new ArrayList<String>();
        var name = type.thisClass().asInternalName().replace('/', '.');
        for (var field : type.fields()) {
            if (isFraction(field.fieldTypeSymbol())) {
                found.add(name + "." + field.fieldName().stringValue());
            }
        }
        for (var method : type.methods()) {
            var signature = method.methodTypeSymbol();
            if (isFraction(signature.returnType())
                    || signature.parameterList().stream().anyMatch(ArchitectureTest::isFraction)
                    || computesFractions(method)) {
                found.add(name + "." + method.methodName().stringValue() + "()");
            }
        }
        return found;
    }

    private static boolean isFraction(ClassDesc type) {
        return Set.of("D", "F", "Ljava/lang/Double;", "Ljava/lang/Float;", "[D", "[F")
                .contains(type.descriptorString());
    }

    private static boolean computesFractions(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(element -> ((Instruction) element).opcode().name())
                .anyMatch(opcode ->
                        opcode.matches(
                                        "[DF](ADD|SUB|MUL|DIV|REM|NEG|CONST_.*|LOAD.*|STORE.*|RETURN|CMP[GL])")
                                || opcode.matches("[IL]2[DF]"));
    }

    private static String picture() {
        var text = new StringBuilder();
        text.append("# The rooms and whom they know\n\n");
        text.append("Drawn from the code by `ArchitectureTest`; an arrow means \"may call\".");
        text.append(" Values (`kernel`) and the page's frame (`web`) are known to nearly all");
        text.append(" and left out of the picture.\n\n```mermaid\nflowchart TD\n");
        var signs = new TreeMap<String, String>();
        var arrows = new TreeSet<String>();
        for (var module : modules) {
            var from = module.getIdentifier().toString();
            signs.put(from, sign(module.getBasePackage().getName()));
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(target -> target.getIdentifier().toString())
                    .filter(to -> !to.equals("kernel") && !to.equals("web") && !to.equals(from))
                    .forEach(to -> arrows.add("    " + from + " --> " + to + "\n"));
        }
        signs.keySet().stream()
                .filter(name -> !name.equals("kernel") && !name.equals("web"))
                .forEach(name -> text.append("    ").append(name).append('\n'));
        arrows.forEach(text::append);
        text.append("```\n\n| Room | What lives there |\n| --- | --- |\n");
        signs.forEach((name, sign) -> text.append("| `%s` | %s |\n".formatted(name, sign)));
        return text.toString();
    }

    /** The first sentence of the room's package-info. */
    private static String sign(String packageName) {
        var file = Path.of("src/main/java", packageName.replace('.', '/'), "package-info.java");
        try {
            var source = Files.readString(file);
            var comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
            return comment.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                    .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
