package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.TensorNode;

/// What the parts of a file hold beside their nodes, gathered for the whole. One thread.
public final class Gathering {
    private final List<TensorNode> tensors = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Import> imports = new LinkedHashMap<>();

    /// Adds what a file within holds.
    public void add(Assembly.Graft graft) {
        tensors.addAll(graft.tensors());
        findings.addAll(graft.findings());
        addImports(graft.imports());
    }

    /// Adds a tensor.
    public void add(TensorNode tensor) {
        tensors.add(tensor);
    }

    /// Adds a finding.
    ///
    /// @param name path of the node it concerns; empty if it concerns the file
    public void find(Severity severity, String name, String message) {
        findings.add(new Finding(severity, name, message));
    }

    /// Adds what a builder of nodes found and made.
    public void add(List<TensorNode> moreTensors, List<Finding> moreFindings) {
        tensors.addAll(moreTensors);
        findings.addAll(moreFindings);
    }

    /// Adds what a pickle names; what several name stands once, as called if one calls it, as known
    /// if all take it so.
    public void addImports(List<Import> more) {
        for (Import one : more) {
            imports.merge(
                    one.module() + "." + one.name(),
                    one,
                    (a, b) ->
                            new Import(
                                    a.module(),
                                    a.name(),
                                    a.called() || b.called(),
                                    a.known() && b.known()));
        }
    }

    /// All tensors, in the order in which they were added.
    public List<TensorNode> tensors() {
        return tensors;
    }

    /// All findings.
    public List<Finding> findings() {
        return findings;
    }

    /// All imports, in the order of first use.
    public List<Import> imports() {
        return List.copyOf(imports.values());
    }
}
