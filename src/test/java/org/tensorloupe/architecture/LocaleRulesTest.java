package org.tensorloupe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.SourceCode;

/// What depends on the user's region says so. Formatting and changing case take the default locale
/// where none is given, which would put other digits into files and another i into names.
class LocaleRulesTest {
    private static final Pattern LOCALISED = Pattern.compile("%[-#+ 0,(<$\\d.]*[dfeEgGtT]");

    @Test
    void whatDependsOnTheLocaleNamesOne() {
        List<String> found = new ArrayList<>();
        int[] calls = {0};
        SourceCode.visit(
                "",
                (path, place) -> {
                    if (path.getLeaf() instanceof MethodInvocationTree call
                            && call.getMethodSelect() instanceof MemberSelectTree method) {
                        calls[0]++;
                        if (breaks(call, method)) {
                            found.add(place + " " + method.getIdentifier());
                        }
                    }
                });
        assertThat(calls[0]).isGreaterThan(10_000);
        assertThat(found).isEmpty();
    }

    private static boolean breaks(MethodInvocationTree call, MemberSelectTree method) {
        List<? extends ExpressionTree> args = call.getArguments();
        return switch (method.getIdentifier().toString()) {
            case "toLowerCase", "toUpperCase" -> args.isEmpty();
            case "format", "printf" ->
                    (method.getExpression().toString().equals("String")
                                    || method.getIdentifier().contentEquals("printf"))
                            && !args.getFirst().toString().startsWith("Locale.");
            case "formatted" -> {
                String pattern = method.getExpression().toString();
                yield !pattern.contains("\"") || LOCALISED.matcher(pattern).find();
            }
            case "ofPattern", "ofLocalizedDate", "getInstance", "getNumberInstance" ->
                    method.getExpression().toString().matches(".*(Format|Formatter|Collator)")
                            && args.stream().noneMatch(arg -> arg.toString().contains("Locale"));
            default -> false;
        };
    }
}
