package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;

/// Collects findings, of each kind only so many that a person reads them. For one thread.
public final class FindingLog {
    private static final int SHOWN_PER_KIND = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    private record Kind(Severity severity, String text) {}

    /// Adds a finding.
    ///
    /// @param kind what it is one of, in words that follow a number: `tensors overlap others`
    /// @param name path of the node it concerns; empty if it concerns the file
    public void add(Severity severity, String kind, String name, String message) {
        if (counts.merge(new Kind(severity, kind), 1, Integer::sum) <= SHOWN_PER_KIND) {
            findings.add(new Finding(severity, name, message));
        }
    }

    /// Adds a finding of the file as a whole, of which there are few.
    public void add(Severity severity, String message) {
        findings.add(new Finding(severity, "", message));
    }

    /// Adds findings as they are.
    public void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    /// Whether one of them is an error.
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /// All of them in order, then how many more of each kind there are.
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        counts.forEach((kind, count) -> {
            if (count > SHOWN_PER_KIND) {
                all.add(
                        new Finding(
                                kind.severity(),
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "%,d more %s",
                                        count - SHOWN_PER_KIND,
                                        kind.text())));
            }
        });
        return all;
    }
}
