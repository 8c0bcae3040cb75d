using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Browser.Tests;

/// <summary>
/// Results of any number of classes, without a model: clusters of five classes, each a chain, whose first edge is a misperception; each
/// class but the last is confused with the next, and within a cluster similarity explains that.
/// </summary>
internal static class MadeUpResult
{
    public const double Chance = 3.5;

    private const int ClusterSize = 5;

    public static GateResult Of(int classes, Func<int, string>? name = null) => Of(Model(classes, name ?? Name));

    public static GateResult Of(params ImmutableArray<ModelResult> models) => GateResult.Of(string.Empty, models, []);

    public static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"class {index}");

    public static double Similarity(int first) => 0.9 - (first % 7 * 0.05);

    public static ModelResult Model(int classes, Func<int, string> name)
    {
        ImmutableArray<ImmutableArray<int>> clusters =
        [
            .. Enumerable.Range(0, classes).Chunk(ClusterSize).Select(members => members.ToImmutableArray()),
        ];
        EdgeResult Edge(int a, double similarity, double? confusions) =>
            new(
                name(a),
                name(a),
                a,
                name(a + 1),
                name(a + 1),
                a + 1,
                similarity,
                a % ClusterSize == 0 ? 2 : 6,
                "c",
                "concept.n.01",
                confusions
            );
        GraphResult Graph(IEnumerable<EdgeResult> edges) =>
            new(true, false, [.. clusters.Select(members => members.Select(name).ToImmutableArray())], clusters, [.. edges]);
        var structural = Graph(
            Enumerable
                .Range(0, classes - 1)
                .Where(a => a % ClusterSize != ClusterSize - 1)
                .Select(a => Edge(a, Similarity(a), null))
                .OrderByDescending(edge => edge.Similarity)
        );
        var functional = Graph(Enumerable.Range(0, classes - 1).Select(a => Edge(a, 0.05, 10)));
        return new ModelResult(
            "made up",
            "made-up.onnx",
            VerdictState.Violated,
            [],
            [
                new VerdictResult(
                    "accuracy",
                    VerdictState.Violated,
                    Severity.Error,
                    "thresholds.yml",
                    9,
                    7,
                    0.85,
                    0.9,
                    Limits: [new LimitResult("min", 0.9, VerdictState.Violated, 0.85)],
                    Baseline: new BaselineResult("quality-baseline.json", 0.87, 0.85, -0.02)
                ),
                new VerdictResult("similarity-depth", VerdictState.Passed, Severity.Error, "thresholds.yml", 8, 7, 5.2, 3),
            ],
            [new DiagnosticResult("QG1001", Severity.Error, "accuracy is 0.8500, below its minimum of 0.9.", "thresholds.yml", 9, 7)],
            Classifier: new ClassifierResult("Gemm", "weights", classes, 64, []),
            TestData: new TestDataResult(100 * classes),
            Metrics: new Dictionary<string, double> { ["similarity-depth"] = 5.2, ["accuracy"] = 0.85 },
            Undefined: new Dictionary<string, string>(),
            Intervals: new Dictionary<string, MetricInterval> { ["accuracy"] = new(0.95, 0.83, 0.87) },
            NoIntervals: new Dictionary<string, string>(),
            Chance: new Dictionary<string, MetricChance> { ["similarity-depth"] = new(Chance, 0.001) },
            Structural: structural,
            Functional: functional,
            Semantic: new SemanticResult(Chance, 8, [new DepthCount(2, 60), new DepthCount(6, 40)]),
            Explanation: new ExplanationResult(
                [.. structural.Edges.Take(5)],
                [],
                [],
                [.. clusters.Select(members => new ClusterResult([.. members.Select(name)], members.Length - 1, 5.2))],
                [],
                [
                    .. Enumerable
                        .Range(0, classes)
                        .Select(c => new ClassResult(name(c), name(c), 2, 0, 5.2, 100, 1 - (c % 4 * 0.1), null, 0.9, 2)),
                ],
                [new SuperclassResult("a", "animal.n.01", 7, 700, 0.95, 0.85)]
            ),
            Hierarchy: new HierarchyResult(
                "wordnet",
                null,
                [new ConceptResult("a", "animal.n.01", [], [0, 1, 2, 3]), new ConceptResult("d", "dog.n.01", ["a"], [4, 5, 6])]
            ),
            Trend:
            [
                new TrendPoint(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), VerdictState.Passed, Values(0.91, 5), "abc"),
                new TrendPoint(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), VerdictState.Violated, Values(0.85, 5.2), "def"),
            ]
        );
    }

    private static Dictionary<string, double> Values(double accuracy, double depth) =>
        new(StringComparer.Ordinal) { ["accuracy"] = accuracy, ["similarity-depth"] = depth };
}
