using System.Collections.Immutable;
using CsCheck;
using QualityGate.Graphs.Clustering;

namespace QualityGate.Analyzer.Tests.Graphs.Clustering;

/// <summary>The matching of clusters before and after, which the numbers of clusters and the order of classes have no say in.</summary>
internal sealed class MovedClassLawTests
{
    // Few clusters of few classes: most cases have ties.
    private static readonly Gen<(int[] Before, int[] After, int[] Order, int Shift)> Cases =
        from count in Gen.Int[1, 8]
        from before in Gen.Int[-1, 3].Array[count]
        from after in Gen.Int[-1, 3].Array[count]
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        from shift in Gen.Int[0, 3]
        select (before, after, order, shift);

    [Test]
    public void Permuted_classes_and_other_numbers_of_clusters_give_the_same_moves() =>
        Cases.Sample(
            drawn =>
            {
                var (before, after, order, shift) = drawn;
                int[] Numbered(int[] homes) => [.. order.Select(c => homes[c] < 0 ? -1 : (homes[c] + shift) % 4)];
                var permuted = Told(Numbered(before), Numbered(after), i => Label(order[i]));
                return Told(before, after, Label).SetEquals(permuted);
            },
            iter: Thoroughness.Times(300)
        );

    // Both halves of the first are as near to it; the one with the label that comes first is what it has become.
    [TestCase("aabb", "aaaa", "c2 c3")]
    [TestCase("aaaa", "bbaa", "c2 c3")]
    [TestCase("aaaa", "aabb", "c2 c3")]
    // Two classes in common on either side: with fewer others around is nearer.
    [TestCase("aaaabb", "aabbbb", "c2 c3")]
    [TestCase("aaaaabb", "aaabbcc", "c3 c4")]
    [TestCase("aabbb..", "aa..aab", "c4")]
    public void Ties_are_broken_by_size_and_then_by_label(string before, string after, string expected) =>
        Assert.That(
            MovedClass.Of(Clusters([.. before.Select(Home)]), Clusters([.. after.Select(Home)]), Label).Select(moved => Label(moved.Class)),
            Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );

    private static int Home(char letter) => letter == '.' ? -1 : letter - 'a';

    private static string Label(int index) => $"c{index}";

    private static HashSet<string> Told(int[] before, int[] after, Func<int, string> label) =>
        [
            .. MovedClass
                .Of(Clusters(before), Clusters(after), label)
                .Select(moved => $"{label(moved.Class)}: {Names(moved.From, label)} > {Names(moved.To, label)}"),
        ];

    private static string Names(IEnumerable<int> classes, Func<int, string> label) =>
        string.Join(' ', classes.Select(label).Order(StringComparer.Ordinal));

    private static ImmutableArray<ImmutableArray<int>> Clusters(int[] homes) =>
        [
            .. homes
                .Index()
                .Where(item => item.Item >= 0)
                .GroupBy(item => item.Item, item => item.Index)
                .OrderBy(group => group.Key)
                .Select(group => group.ToImmutableArray()),
        ];
}
