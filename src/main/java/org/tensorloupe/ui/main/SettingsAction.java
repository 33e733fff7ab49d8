package org.tensorloupe.ui.main;

import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.SettingsCard;
import org.tensorloupe.ui.view.TensorLook;

/// Shows the settings over a window, and lets its files follow them. JavaFX thread only.
final class SettingsAction {
    private final ObjectProperty<Settings> settings;
    private final Question question;
    private @Nullable SettingsCard card;

    /// @param settings of the program
    /// @param question where the card is shown
    SettingsAction(ObjectProperty<Settings> settings, Question question) {
        this.settings = settings;
        this.question = question;
    }

    /// Shows the card, or closes it.
    void toggle() {
        if (card != null && card.getScene() != null) {
            question.close();
            return;
        }
        card = new SettingsCard(settings.get(), settings::set, question::close);
        question.open(card, card.first());
    }

    /// The settings were changed, here or in another window.
    void follow(Settings now) {
        if (card != null) {
            card.show(now);
        }
    }

    /// Lets the views of a file start with the chosen colours.
    void dress(DocumentPane pane) {
        TensorLook look = pane.centre().look();
        look.heatmapMap().set(settings.get().heatmapMap());
        look.filterMap().set(settings.get().filterMap());
    }
}
