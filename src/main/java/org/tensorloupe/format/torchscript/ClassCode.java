package org.tensorloupe.format.torchscript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the printed code of a TorchScript class says of its attributes.
///
/// The text is the form that `torch/csrc/jit/serialization/python_print.cpp` prints: a class's
/// declarations stand before its methods, indented by two spaces.
///
/// @param parameters attributes that are parameters
/// @param buffers attributes that are buffers
/// @param stateNames what `__setstate__` calls the items of its state, by their index
/// @param isModule whether it is an `nn.Module`
/// @param isAbsent whether there is no code
record ClassCode(
        Set<String> parameters,
        Set<String> buffers,
        Map<Integer, String> stateNames,
        boolean isModule,
        boolean isAbsent) {
    /// What is known of a class without code.
    static final ClassCode ABSENT = new ClassCode(Set.of(), Set.of(), Map.of(), true, true);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ASSIGNED =
            Pattern.compile(" {4}self\\.(\\w+) = \\(state\\)\\[(\\d{1,4})\\]");
    private static final int LONGEST_LINE = 1_000_000;

    /// The classes of one file of code, by their names.
    static Map<String, ClassCode> read(String code) {
        Map<String, ClassCode> classes = new HashMap<>();
        ClassCode open = null;
        boolean setsState = false;
        for (String line : (Iterable<String>) code.lines()::iterator) {
            if (line.startsWith("class ")) {
                boolean module = line.contains("(Module)");
                open =
                        new ClassCode(
                                new HashSet<>(), new HashSet<>(), new HashMap<>(), module, false);
                classes.put(line.substring(6).split("[(:]", 2)[0].strip(), open);
                setsState = false;
            } else if (!line.startsWith(" ")) {
                open = line.isBlank() ? open : null;
            } else if (open != null && line.length() < LONGEST_LINE) {
                setsState =
                        line.startsWith("  def ") ? line.startsWith("__setstate__", 6) : setsState;
                open.take(line, setsState);
            }
        }
        return classes;
    }

    private void take(String line, boolean setsState) {
        if (line.startsWith("  __parameters__ = [")) {
            QUOTED.matcher(line).results().forEach(m -> parameters.add(m.group(1)));
        } else if (line.startsWith("  __buffers__ = [")) {
            QUOTED.matcher(line).results().forEach(m -> buffers.add(m.group(1)));
        } else if (setsState) {
            Matcher assigned = ASSIGNED.matcher(line);
            if (assigned.matches()) {
                stateNames.putIfAbsent(Integer.valueOf(assigned.group(2)), assigned.group(1));
            }
        }
    }
}
