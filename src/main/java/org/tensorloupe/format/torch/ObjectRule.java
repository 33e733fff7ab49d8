package org.tensorloupe.format.torch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.TensorInfo;

/// What a container knows of the values in its pickles, beyond what every pickle means.
@FunctionalInterface
public interface ObjectRule {
    /// Knows nothing.
    ObjectRule NONE = _ -> Optional.empty();

    /// How a value is to be read; empty if as in any pickle.
    ///
    /// @param value a value of the pickle, or one that this rule gave as part of another
    Optional<Reading> read(Object value);

    /// A way to read a value.
    sealed interface Reading {
        /// It is a tensor, whatever its name there.
        record Tensor(TensorInfo tensor) implements Reading {}

        /// It stands for another value, such as a call for its argument.
        record Value(@Nullable Object value) implements Reading {}

        /// It is an object with these attributes.
        ///
        /// @param className its class as people know it
        /// @param attributes in the order in which they are shown
        /// @param module whether it is an `nn.Module`
        record Attributes(String className, List<Attribute> attributes, boolean module)
                implements Reading {
            /// Copies the list.
            public Attributes {
                attributes = List.copyOf(attributes);
            }
        }
    }

    /// An attribute of an object.
    ///
    /// @param key its name
    /// @param value any value of the pickle, or one that the rule reads
    /// @param role what it is to its module
    record Attribute(String key, @Nullable Object value, Role role) {}

    /// What an attribute is to its module.
    enum Role {
        /// An `nn.Parameter`, where it is a tensor.
        PARAMETER,
        /// In the state dict as well, or not known to be outside: a buffer, a module.
        MEMBER,
        /// No part of the state dict, whatever tensors are in it.
        OUTSIDE
    }
}
