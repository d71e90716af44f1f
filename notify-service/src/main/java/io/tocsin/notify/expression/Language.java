package io.tocsin.notify.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/// The part of CEL in which expressions are written: everything that looks at an event, nothing that
/// builds. Texts and lists cannot be joined, lists not be put into lists and maps not be made, so that no
/// value is larger than the event or the expression; and loops nest three deep at most. What is left
/// takes time in proportion to its steps, which are counted.
final class Language {
    /// How deep `exists`, `all` and `exists_one` may stand in one another.
    static final int MAX_NESTING = 3;

    private static final int MAX_DEPTH = 60;
    private static final int MAX_ERRORS = 3;
    private static final int MAX_REGEX = 2000;

    /// How many characters a pattern may have, with its counted repetitions written out.
    private static final int MAX_PATTERN = 10_000;

    private static final java.util.regex.Pattern COUNTED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d+))?");
    private static final String PRESENT = "@present";

    private static final Set<Arithmetic> BUILDING =
            Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxParseRecursionDepth(MAX_DEPTH)
            .maxRegexProgramSize(MAX_REGEX)
            .comprehensionMaxIterations(Expression.MAX_STEPS)
            .enableHeterogeneousNumericComparisons(true)
            .enableStringConcatenation(false)
            .enableListConcatenation(false)
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                    .filterFunctions((function, overload) ->
                            !(overload instanceof Arithmetic arithmetic && BUILDING.contains(arithmetic)))
                    .build())
            .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
            .addMacros(CelMacro.newGlobalMacro(
                    "has",
                    1,
                    (expressions, target, arguments) ->
                            Optional.of(expressions.newGlobalCall(PRESENT, arguments.getFirst()))))
            .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    PRESENT, CelOverloadDecl.newGlobalOverload(PRESENT, SimpleType.BOOL, SimpleType.DYN)))
            .setTypeProvider(EventShape.PUBLISHED)
            .addVar("event", EventShape.PUBLISHED.eventType())
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(CelFunctionBinding.from(PRESENT, Object.class, Language::isPresent))
            .build();

    private Language() {}

    /// The program of an expression; where there is none, an `IllegalArgumentException` that says where
    /// and why.
    static CelRuntime.Program compile(String text) {
        CelValidationResult checked = COMPILER.compile(text);
        if (checked.hasError()) {
            throw new IllegalArgumentException(explained(checked.getErrors()));
        }
        try {
            CelAbstractSyntaxTree tree = checked.getAst();
            check(tree, tree.getExpr(), 0, false);
            return RUNTIME.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String explained(List<CelIssue> issues) {
        return issues.stream()
                .limit(MAX_ERRORS)
                .map(issue -> at(issue.getSourceLocation()) + issue.getMessage())
                .reduce((one, other) -> one + "; " + other)
                .orElse("it cannot be read");
    }

    private static String at(CelSourceLocation location) {
        return "line " + location.getLine() + ", column " + (location.getColumn() + 1) + ": ";
    }

    private static void check(CelAbstractSyntaxTree tree, CelExpr part, int loops, boolean inList) {
        switch (part.getKind()) {
            case LIST -> {
                if (inList) {
                    throw refused(tree, part, "a list cannot stand in a list");
                }
                part.list().elements().forEach(element -> check(tree, element, loops, true));
            }
            case MAP, STRUCT -> throw refused(tree, part, "maps and objects cannot be made");
            case SELECT -> check(tree, part.select().operand(), loops, inList);
            case CALL -> {
                checkPattern(tree, part);
                part.call().target().ifPresent(target -> check(tree, target, loops, inList));
                part.call().args().forEach(argument -> check(tree, argument, loops, inList));
            }
            case COMPREHENSION -> {
                if (loops == MAX_NESTING) {
                    throw refused(tree, part, "loops nest " + MAX_NESTING + " deep at most");
                }
                CelExpr.CelComprehension loop = part.comprehension();
                check(tree, loop.iterRange(), loops, inList);
                check(tree, loop.loopCondition(), loops + 1, inList);
                check(tree, loop.loopStep(), loops + 1, inList);
                check(tree, loop.result(), loops + 1, inList);
            }
            case CONSTANT, IDENT, NOT_SET -> {}
        }
    }

    /// Counted repetitions are written out by the library before it measures the pattern, so they are
    /// multiplied here first.
    private static void checkPattern(CelAbstractSyntaxTree tree, CelExpr part) {
        if (!part.call().function().equals("matches")) {
            return;
        }
        CelExpr argument = part.call().args().getLast();
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw refused(tree, part, "the pattern of matches must be written out");
        }
        String pattern = argument.constant().stringValue();
        double size = Math.max(1, pattern.length());
        for (MatchResult counted : COUNTED.matcher(pattern).results().toList()) {
            size *= Math.max(1, Double.parseDouble(counted.group(counted.group(2) == null ? 1 : 2)));
        }
        if (size > MAX_PATTERN) {
            throw refused(tree, part, "the pattern of matches is too large");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw refused(tree, part, "the pattern of matches cannot be read: " + e.getMessage());
        }
    }

    private static IllegalArgumentException refused(CelAbstractSyntaxTree tree, CelExpr part, String why) {
        Optional<CelSourceLocation> place = Optional.ofNullable(
                        tree.getSource().getPositionsMap().get(part.id()))
                .flatMap(tree.getSource()::getOffsetLocation);
        return new IllegalArgumentException(place.map(Language::at).orElse("") + why);
    }

    /// Neither null nor empty; what `has` asks.
    private static boolean isPresent(Object value) {
        return switch (value) {
            case NullValue n -> false;
            case Collection<?> values -> !values.isEmpty();
            case Map<?, ?> properties -> properties.values().stream().anyMatch(Language::isPresent);
            default -> true;
        };
    }
}
