using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files.Trees;
using QualityGate.Text;

namespace QualityGate.Labels.Formats;

/// <summary>The lists of names that a configuration has under the usual keys, among other keys.</summary>
/// <param name="Map">The map that has them.</param>
/// <param name="Lists">The lists, in their order; of <c>id2label</c> and its counterpart only the former.</param>
internal sealed record LabelLists(DataMap Map, ImmutableArray<(DataScalar Key, DataNode Value)> Lists)
{
    private const int DeepestLists = 4;

    private static readonly string[] Keys =
    [
        "id2label",
        "label2id",
        "names",
        "labels",
        "classes",
        "class_names",
        "label_names",
        "class_to_idx",
        "class_indices",
        "idx_to_class",
        "idx2label",
        "categories",
        "items",
    ];

    private static readonly string[] Counts = ["nc", "num_classes", "num_labels"];

    /// <summary>Looks for lists in a map; where it has none, in those within it.</summary>
    /// <exception cref="QualityGateException">A key stands twice (QG3032).</exception>
    public static LabelLists? Find(DataMap map)
    {
        // Classes that are maps themselves may have such keys for something else.
        DataMap[] level = map.Entries is [var (key, _), ..] && DataScalar.IndexOf(key.Text) is not null ? [] : [map];
        for (var depth = 0; depth < DeepestLists && level.Length > 0; depth++)
        {
            if (level.SelectMany(inner => In(inner)).ToImmutableArray() is { IsEmpty: false } lists)
            {
                return new LabelLists(level.First(inner => inner.Entries.Contains(lists[0])), lists);
            }

            level = [.. level.SelectMany(inner => inner.Entries).Select(entry => entry.Value).OfType<DataMap>()];
        }

        return null;
    }

    /// <summary>Makes sure that the number of classes that stands beside the lists is that of the labels.</summary>
    /// <exception cref="QualityGateException">It is another (QG3004).</exception>
    public void RequireCount(int labels)
    {
        foreach (var (key, value) in Map.Entries)
        {
            if (Counts.Contains(key.Text) && value is DataScalar { Number: { } count } && count != labels)
            {
                throw LabelMistake.Of(
                    value.Location,
                    $"'{key.Text}' says that there are {count} classes, but '{Lists[0].Key.Text}' in line {Lists[0].Key.Location.Line} "
                        + $"names {labels}; correct one of the two."
                );
            }
        }
    }

    /// <summary>Makes sure that what <c>label2id</c> says is the same the other way round.</summary>
    /// <exception cref="QualityGateException">It is not (QG3032).</exception>
    public void RequireCounterpart(ImmutableArray<WrittenLabel> labels)
    {
        if (Lists is not [{ Key.Text: "id2label", Value: DataMap byIndex }, ..] || labels.IsEmpty)
        {
            return;
        }

        var first = byIndex.Entries.Min(entry => DataScalar.IndexOf(entry.Key.Text));

        foreach (var (name, value) in Map.Entries.Where(entry => entry.Key.Text == "label2id").SelectMany(Entries))
        {
            var index = value is DataScalar scalar ? DataScalar.IndexOf(scalar.Text) : null;
            if (index - first is not { } place || place < 0 || place >= labels.Length || labels[place].Text != name.Text)
            {
                throw LabelMistake.InDoubt(
                    name.Location,
                    $"'label2id' says something else of '{SingleLine.Of(name.Text, longest: 60)}' than 'id2label' in line "
                        + $"{Lists[0].Key.Location.Line}; correct one of the two."
                );
            }
        }
    }

    private static IEnumerable<(DataScalar Key, DataNode Value)> Entries((DataScalar Key, DataNode Value) list) =>
        list.Value is DataMap map ? map.Entries : [];

    private static ImmutableArray<(DataScalar Key, DataNode Value)> In(DataMap map)
    {
        var lists = map.Entries.Where(entry => Keys.Contains(entry.Key.Text) && entry.Value is (DataList or DataMap)).ToImmutableArray();
        if (lists.GroupBy(list => list.Key.Text, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw LabelMistake.InDoubt(
                twice.ElementAt(1).Key.Location,
                $"'{twice.Key}' stands twice, first in line {twice.First().Key.Location.Line}; remove one."
            );
        }

        // The counterpart lacks all but one of several classes of one name, so that it is only compared.
        return lists.Any(list => list.Key.Text == "id2label") ? [.. lists.Where(list => list.Key.Text != "label2id")] : lists;
    }
}
