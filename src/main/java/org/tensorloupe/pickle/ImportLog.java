package org.tensorloupe.pickle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorloupe.pickle.ImportReport.Import;

/// Gathers the [ImportReport] while a pickle is read, and makes equal names one object.
final class ImportLog {
    private final Meter meter;
    private final Map<PyGlobal, Tally> tallies = new LinkedHashMap<>();
    private long computedCalls;

    ImportLog(Meter meter) {
        this.meter = meter;
    }

    private static final class Tally {
        final PyGlobal global;
        final long offset;
        long named;
        long called;
        long built;

        Tally(PyGlobal global, long offset) {
            this.global = global;
            this.offset = offset;
        }
    }

    PyGlobal named(String module, String name) throws PickleStop {
        PyGlobal global = new PyGlobal(module, name);
        Tally tally = tallies.get(global);
        if (tally == null) {
            meter.atMost("names imported", meter.limits().globals(), tallies.size() + 1L);
            tally = new Tally(global, meter.input().opcodeAt());
            tallies.put(global, tally);
        }
        tally.named++;
        return tally.global;
    }

    /// @param callable what is called
    void called(Object callable) {
        Tally tally = callable instanceof PyGlobal global ? tallies.get(global) : null;
        if (tally == null) {
            computedCalls++;
        } else {
            tally.called++;
        }
    }

    void built(PyGlobal global) {
        Tally tally = tallies.get(global);
        if (tally != null) {
            tally.built++;
        }
    }

    ImportReport report() {
        return new ImportReport(
                tallies.values().stream()
                        .map(t -> new Import(t.global, t.offset, t.named, t.called, t.built))
                        .toList(),
                computedCalls);
    }
}
