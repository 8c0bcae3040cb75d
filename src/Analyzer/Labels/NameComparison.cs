using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Labels;

/// <summary>
/// Compares the names that a model gives its classes with labels, class by class: as texts, and through the hierarchy, where <c>dog</c> is
/// a word for <c>n02084071</c>.
/// </summary>
internal sealed class NameComparison
{
    private readonly ImmutableArray<string> names;
    private readonly ClassLabels labels;
    private readonly int[][] places;
    private readonly int[][] senses;

    private NameComparison(ImmutableArray<string> names, ClassLabels labels)
    {
        this.names = names;
        this.labels = labels;
        var byNode = labels.Items.Index().Where(label => label.Item.IsInGraphs).ToLookup(label => label.Item.Node, label => label.Index);
        var byText = labels
            .Items.Index()
            .SelectMany(label => new[] { label.Item.Text, label.Item.Name }.Select(text => (Text: Fold(text), label.Index)))
            .Distinct()
            .ToLookup(pair => pair.Text, pair => pair.Index, StringComparer.Ordinal);
        senses = [.. names.Select(name => labels.Hierarchy.SensesOf(name).ToArray())];
        places = [.. names.Select((name, i) => Places(i, byText[Fold(name)].Concat(senses[i].SelectMany(node => byNode[node]))))];
    }

    // A class without a concept may be called anything that is no other class's name.
    private int[] Places(int index, IEnumerable<int> found)
    {
        int[] known = [.. found.Distinct()];
        return known.Length == 0 && index < labels.Count && !labels[index].IsInGraphs ? [index] : known;
    }

    /// <summary>True when a name and a label have anything in common, wherever they stand.</summary>
    public bool HaveCommonNames => places.Any(found => found.Length > 0);

    /// <summary>The classes that have the same name or concept on both sides.</summary>
    public ImmutableArray<int> Agreeing => Classes(i => IsAt(i, i));

    /// <summary>The other classes, those that only one side has among them.</summary>
    public IEnumerable<int> Differing => Enumerable.Range(0, Math.Max(names.Length, labels.Count)).Where(i => !IsAt(i, i));

    /// <summary>
    /// The classes whose name is the label of another class, which in turn is not called so by the model. (Of a model that calls two of its
    /// classes alike, both names belong to one label, which is no sign of another order.)
    /// </summary>
    public ImmutableArray<int> Moved => Classes(i => !IsAt(i, i) && places[i].Any(other => !IsAt(other, other)));

    /// <summary>
    /// The classes whose name is that of a concept above or below the label's, such as <c>animal</c> for <c>n02084071</c>.
    /// </summary>
    public ImmutableArray<int> Related => Classes(i => !IsAt(i, i) && IsRelated(i));

    /// <summary>
    /// The classes whose name is a word of the hierarchy, but none for the label's concept, nor for one above or below it.
    /// </summary>
    public ImmutableArray<int> Contradicting => Classes(i => !IsAt(i, i) && senses[i].Length > 0 && !IsRelated(i));

    /// <summary>True when the names only count the classes, such as <c>LABEL_0, LABEL_1, …</c>.</summary>
    public bool AreNumbers => Numbers() is { } numbers && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    /// <summary>True when the names count the classes, but not in the order of the outputs.</summary>
    public bool AreShuffledNumbers =>
        Numbers() is { } numbers && !AreNumbers && numbers.Order().Zip(numbers.Order().Skip(1)).All(pair => pair.First + 1 == pair.Second);

    /// <summary>
    /// The label of the file that each name belongs to; null where one is that of none or of several, or two of the same.
    /// </summary>
    public ImmutableArray<int>? Order =>
        names.Length == labels.Count && FirstWithoutPlace < 0 ? [.. places.Select(found => found[0])] : null;

    /// <summary>
    /// The first class whose name does not belong to exactly one label, or to one that has a name already; −1 where there is none.
    /// </summary>
    public int FirstWithoutPlace
    {
        get
        {
            var taken = new HashSet<int>();
            return Array.FindIndex(places, found => found is not [var place] || !taken.Add(place));
        }
    }

    /// <summary>Compares a model's own names with labels.</summary>
    public static NameComparison Of(ImmutableArray<string> names, ClassLabels labels) => new(names, labels);

    private ImmutableArray<int> Classes(Func<int, bool> holds) =>
        [.. Enumerable.Range(0, Math.Min(names.Length, labels.Count)).Where(holds)];

    private bool IsAt(int name, int label) => name < places.Length && places[name].Contains(label);

    private bool IsRelated(int index)
    {
        return labels is { Hierarchy.Graph: { } graph }
            && labels[index].Node is { } label
            && senses[index].Length > 0
            && (
                graph.AncestorsOf(label).Any(ancestor => senses[index].Contains(ancestor.Node))
                || senses[index].Any(node => graph.AncestorsOf(node).Any(ancestor => ancestor.Node == label))
            );
    }

    // The same text before each number. (Wnids look so, too.)
    private long[]? Numbers()
    {
        var prefix = names[0].TrimEnd("0123456789".ToCharArray());
        var numbers = new long[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (
                labels.Hierarchy.Find(names[i]) is not null
                || !names[i].StartsWith(prefix, StringComparison.Ordinal)
                || !long.TryParse(names[i].AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])
            )
            {
                return null;
            }
        }

        return numbers;
    }

    private static string Fold(string text) => text.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant();
}
