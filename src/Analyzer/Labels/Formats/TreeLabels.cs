using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files.Trees;
using QualityGate.Text;

namespace QualityGate.Labels.Formats;

/// <summary>
/// Labels in JSON, YAML or protobuf text: a list; a map from class index to label or from label to class index, in any order; or either of
/// them under a usual key, such as <c>names</c> or <c>id2label</c>, among others.
/// </summary>
internal sealed class TreeLabels(CancellationToken cancellationToken)
{
    /// <summary>The forms that labels have, as the end of a message.</summary>
    public const string Form =
        "expected a list of labels, what Keras writes ({\"0\": [\"n01440764\", \"tench\"], ...}), or a configuration with 'id2label' "
        + "or 'names'";

    /// <summary>Reads the labels.</summary>
    /// <exception cref="QualityGateException">These are none (QG3004), or it is in doubt which are (QG3032).</exception>
    public static ImmutableArray<WrittenLabel> Of(DataNode root, CancellationToken cancellationToken)
    {
        var reading = new TreeLabels(cancellationToken);
        if (root is not DataMap map || LabelLists.Find(map) is not { Lists: [var first, .. var others] } found)
        {
            return reading.Read(root);
        }

        var labels = reading.Read(first.Value);
        foreach (var other in others)
        {
            if (!reading.Read(other.Value).Select(label => label.Text).SequenceEqual(labels.Select(label => label.Text)))
            {
                throw LabelMistake.InDoubt(
                    other.Key.Location,
                    $"'{other.Key.Text}' names other classes, or in another order, than '{first.Key.Text}' in line "
                        + $"{first.Key.Location.Line}; remove one of the two."
                );
            }
        }

        found.RequireCount(labels.Length);
        found.RequireCounterpart(labels);
        return labels;
    }

    private ImmutableArray<WrittenLabel> Read(DataNode node) =>
        node switch
        {
            DataList list => ReadList(list),
            DataMap map => ReadMap(map),
            _ => throw LabelMistake.Of(node.Location, $"these are no labels; {Form}."),
        };

    private ImmutableArray<WrittenLabel> ReadList(DataList list)
    {
        var items = list.Items.Select(item => (item.Location, Label: ReadItem(item))).ToArray();
        var hasIndices = items is [{ Label.Index: not null }, ..];
        if (Array.Find(items, item => item.Label.Index is not null != hasIndices) is { Location: { } odd })
        {
            throw LabelMistake.Of(
                odd,
                $"this item {(hasIndices ? "has no" : "has an")} index, unlike the first; give all of them one, or none."
            );
        }

        if (Array.TrueForAll(list.Items.ToArray(), item => item is DataMap))
        {
            OtherNumbering.RequireNone(
                [.. list.Items.Cast<DataMap>()],
                [.. items.Select((item, place) => item.Label.Index ?? place)]
            );
        }

        if (!hasIndices)
        {
            return [.. items.Select(item => item.Label.Label)];
        }

        var ordered = new OrderedLabels(cancellationToken);
        foreach (var (location, label) in items)
        {
            ordered.Add(label.Index!.Value, label.Label, location);
        }

        return ordered.InOrder();
    }

    private ImmutableArray<WrittenLabel> ReadMap(DataMap map)
    {
        var ordered = new OrderedLabels(cancellationToken);
        bool? isFromIndex = null;
        foreach (var (key, value) in map.Entries)
        {
            var isIndex = DataScalar.IndexOf(key.Text) is not null;
            var isName = !isIndex && value is DataScalar { Number: not null };
            if ((!isIndex && !isName) || isIndex == !(isFromIndex ?? isIndex))
            {
                throw LabelMistake.Of(
                    key.Location,
                    isFromIndex is null || (!isIndex && !isName)
                        ? $"'{Shown(key)}' is not a class index, and has none; {Form}."
                        : $"'{Shown(key)}' is {(isIndex ? "an index" : "a label")}, but the first key is "
                            + $"{(isIndex ? "a label" : "an index")}; write all keys alike."
                );
            }

            if (isIndex && value is DataScalar { Number: not null, IsText: false })
            {
                throw LabelMistake.Of(
                    value.Location,
                    $"this and '{Shown(key)}' before it are numbers, so that either may be the class's index; where names of classes are "
                        + $"numbers, write a list of them in quotes, in the order of the model's outputs; {Form}."
                );
            }

            isFromIndex = isIndex;
            var (index, label) = isIndex
                ? (DataScalar.IndexOf(key.Text)!.Value, ReadItem(value).Label)
                : (((DataScalar)value).Number!.Value, new WrittenLabel(key.Text, Name: null, key.Location));
            ordered.Add(index, label, key.Location);
        }

        return ordered.InOrder();
    }

    private (int? Index, WrittenLabel Label) ReadItem(DataNode node)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return node switch
        {
            DataList pair => (null, ReadPair(pair)),
            DataMap map => ItemFields.Read(map),
            _ => (null, new WrittenLabel(Text(node), Name: null, node.Location)),
        };
    }

    // A label and the class's name, as Keras writes them.
    private static WrittenLabel ReadPair(DataList pair)
    {
        foreach (var item in pair.Items.Take(2))
        {
            Text(item);
        }

        return pair.Items switch
        {
            [DataScalar label, DataScalar name] => new WrittenLabel(label.Text, name.Text, label.Location),
            [_, _, var third, ..] => throw LabelMistake.Of(third.Location, $"this is not the end of a list (']'); {Form}."),
            _ => throw LabelMistake.Of(pair.End, $"the class's name is missing here; {Form}."),
        };
    }

    private static string Text(DataNode node) =>
        node is DataScalar { IsText: true } text
            ? text.Text
            : throw LabelMistake.Of(node.Location, $"this is not a text in quotes; {Form}.");

    /// <summary>A key as messages show it.</summary>
    public static string Shown(DataScalar key) => SingleLine.Of(key.Text, longest: 60);
}
