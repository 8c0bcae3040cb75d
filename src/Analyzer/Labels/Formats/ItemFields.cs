using QualityGate.Diagnostics;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>Reads a class that is written as a map, such as <c>{"id": 3, "name": "dog"}</c>.</summary>
internal static class ItemFields
{
    /// <summary>Reads the index, if there is one, and the label.</summary>
    /// <exception cref="QualityGateException">There is no label, or it is in doubt which key has it.</exception>
    public static (int? Index, WrittenLabel Label) Read(DataMap map)
    {
        var known = map
            .Entries.Select(entry => (entry.Key, Value: entry.Value as DataScalar, Field: LabelFields.Of(entry.Key.Text)))
            .Where(entry => entry is { Value: not null, Field: not null })
            .ToArray();
        var numbered = Array.FindAll(known, entry => entry.Field is LabelField.Index or LabelField.Id && entry.Value!.Number is not null);

        // A number called the label is the index, as in a table, if something else names the class.
        var labels = Array.FindAll(known, entry => entry is { Field: LabelField.Label, Value.Number: not null });
        numbered = known.Except(numbered).Except(labels).Any(IsName) ? [.. numbered, .. labels] : numbered;
        var texts = known.Except(numbered).Where(IsName).OrderBy(entry => entry.Field).ToArray();
        if (texts.Length == 0)
        {
            throw LabelMistake.Of(map.Location, $"this names no class; a key 'name' or 'label' should. Otherwise, {TreeLabels.Form}.");
        }

        numbered = [.. numbered.DistinctBy(entry => entry.Value!.Number)];
        foreach (var several in new[] { numbered, texts })
        {
            if (several is [var first, var second, ..] && (first.Field == second.Field || several == numbered))
            {
                throw LabelMistake.InDoubt(
                    second.Key.Location,
                    $"'{first.Key.Text}' and '{second.Key.Text}' could each be what counts; remove one."
                );
            }
        }

        var (label, name) = (texts[0], texts.Length > 1 ? texts[^1].Value!.Text : null);
        return (numbered is [var index] ? index.Value!.Number : null, new WrittenLabel(label.Value!.Text, name, label.Value.Location));

        static bool IsName((DataScalar Key, DataScalar? Value, LabelField? Field) entry) =>
            entry.Value!.IsText && entry.Field != LabelField.Index;
    }
}
