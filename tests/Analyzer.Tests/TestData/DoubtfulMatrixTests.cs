using CsCheck;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>
/// Confusion matrices that are read as they stand, though there is reason to doubt their orientation, their order or their diagonal.
/// </summary>
internal sealed class DoubtfulMatrixTests : FolderFixture
{
    private const int Classes = 30;

    [Test]
    public void Columns_that_vary_far_less_than_rows_are_warned_of()
    {
        var random = new Random(5);
        var turned = Transpose(Counts(random, [.. Enumerable.Range(0, Classes).Select(_ => random.Next(96, 106))], accuracy: 0.6));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Warnings(turned, null), Has.Exactly(1).EqualTo(DiagnosticCodes.OrientationInDoubt));
            Assert.That(Warnings(turned, Orientation.TrueRows), Has.None.EqualTo(DiagnosticCodes.OrientationInDoubt));
            Assert.That(Warnings(Transpose(turned), null), Has.None.EqualTo(DiagnosticCodes.OrientationInDoubt));
        }
    }

    // Test sets of any imbalance, of models of any accuracy that is worth a gate.
    [Test]
    public void No_matrix_whose_rows_are_true_classes_is_doubted() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    var imbalance = random.NextDouble() * 2;
                    int[] sizes =
                    [
                        .. Enumerable.Range(0, Classes).Select(_ => (int)(100 * Math.Exp(imbalance * (random.NextDouble() - 0.5))) + 1),
                    ];
                    var counts = Counts(random, sizes, accuracy: 0.1 + (0.9 * random.NextDouble()), isEven: random.Next(2) == 0);
                    return OrientationCheck.Doubt(
                        new SourceLocation("m.csv"),
                        Sums(counts, ofRows: true),
                        Sums(counts, ofRows: false),
                        AccuracyOf(counts)
                    )
                        is null;
                },
                iter: Thoroughness.Times(500)
            );

    [Test]
    public void Whole_rows_of_one_sample_that_are_all_wrong_are_warned_of()
    {
        var shifted = new double[Classes, Classes];
        for (var c = 0; c < Classes; c++)
        {
            shifted[c, (c + 1) % Classes] = 1;
        }

        Assert.That(Warnings(shifted, null), Has.Exactly(1).EqualTo(DiagnosticCodes.AccuracyBelowChance));
    }

    [Test]
    public void A_class_0_that_never_occurs_makes_one_ask_from_where_classes_are_counted()
    {
        Labels();
        var lines = Enumerable.Range(0, 400).Select(k => $"{1 + (k % (Classes - 1))},{1 + (k % (Classes - 1))}");
        var path = TestInputs.Input(Folder.Write("predictions.csv", "true,pred\n" + string.Join('\n', lines)));
        Assert.That(
            PredictionsFile.Read(path, ReadLabels()).Diagnostics.Select(diagnostic => diagnostic.Message),
            Has.Exactly(1).Contains("are the classes in the file counted from 1")
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_matrix_in_alphabetical_order_beside_labels_in_another_is_warned_of(bool hasNames)
    {
        var analysis = RealLike(out var inOrder);
        int[] alphabetical = [.. Enumerable.Range(0, Classes).OrderBy(c => analysis.Labels[c].Text, StringComparer.Ordinal)];
        var sorted = new double[Classes, Classes];
        for (var i = 0; i < Classes; i++)
        {
            for (var j = 0; j < Classes; j++)
            {
                sorted[i, j] = inOrder[alphabetical[i], alphabetical[j]];
            }
        }

        string[]? names = hasNames ? [.. alphabetical.Select(c => analysis.Labels[c].Text)] : null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OrderWarnings(analysis, sorted, names), Has.Length.EqualTo(hasNames ? 0 : 1));
            Assert.That(OrderWarnings(analysis, inOrder, names: null), Is.Empty);
        }
    }

    // A model whose confusions have nothing to do with similarity in either order is left alone.
    [Test]
    public void Confusions_at_random_say_nothing_of_the_order()
    {
        var analysis = RealLike(out _);
        for (var seed = 0; seed < 20; seed++)
        {
            var counts = Counts(new Random(seed), [.. Enumerable.Repeat(100, Classes)], accuracy: 0.6);
            Assert.That(OrderWarnings(analysis, counts, names: null), Is.Empty);
        }
    }

    private string[] OrderWarnings(ModelAnalysis analysis, double[,] counts, string[]? names)
    {
        var text = new System.Text.StringBuilder();
        if (names is not null)
        {
            text.Append(',').AppendJoin(',', names).Append('\n');
        }

        for (var i = 0; i < Classes; i++)
        {
            text.Append(names is null ? string.Empty : names[i] + ",")
                .AppendJoin(',', Enumerable.Range(0, Classes).Select(j => counts[i, j]))
                .Append('\n');
        }

        var inputs = new AnalysisInputs(analysis.Classifier.Path)
        {
            Labels = analysis.Labels.Path,
            TestData = new Confusion(TestInputs.Input(Folder.Write("matrix.csv", text.ToString()))),
        };
        return
        [
            .. ModelAnalyzer
                .AddTestData(analysis, inputs)
                .Diagnostics.Select(diagnostic => diagnostic.Code)
                .Where(code => code == DiagnosticCodes.MatrixOrderInDoubt),
        ];
    }

    // Classes are confused the more often, the more similar their templates are.
    private ModelAnalysis RealLike(out double[,] counts)
    {
        Labels();
        var random = new Random(3);
        var templates = QualityGate.Models.ClassTemplates.Create(
            Classes,
            4,
            [.. Enumerable.Range(0, Classes * 4).Select(_ => random.NextDouble() - 0.5)]
        );
        var classifier = new QualityGate.Models.Classifier(TestInputs.Input("model.onnx"), "Gemm", "w", "float32", [], templates);
        var analysis = ModelAnalyzer.Analyze(classifier, ReadLabels(), confusion: null, new QualityGate.Graphs.Clustering.SingleCluster());
        counts = new double[Classes, Classes];
        for (var i = 0; i < Classes; i++)
        {
            for (var j = 0; j < Classes; j++)
            {
                counts[i, j] = i == j ? 60 : Math.Round(Math.Max(0, Math.Pow(analysis.Structural.Similarity[i, j], 6) * 20));
            }
        }

        return analysis;
    }

    private static double AccuracyOf(double[,] counts) => Enumerable.Range(0, Classes).Sum(c => counts[c, c]) / counts.Cast<double>().Sum();

    private static double[,] Counts(Random random, int[] sizes, double accuracy, bool isEven = false)
    {
        double[] popularity = [.. Enumerable.Range(0, Classes).Select(_ => isEven ? 1 : Math.Exp(2 * random.NextDouble()))];
        var counts = new double[Classes, Classes];
        for (var row = 0; row < Classes; row++)
        {
            for (var sample = 0; sample < sizes[row]; sample++)
            {
                counts[row, random.NextDouble() < accuracy ? row : Pick(random, popularity)]++;
            }
        }

        return counts;
    }

    private static int Pick(Random random, double[] weights)
    {
        var left = random.NextDouble() * weights.Sum();
        return Math.Max(0, Array.FindIndex(weights, weight => (left -= weight) < 0));
    }

    private static double[,] Transpose(double[,] counts)
    {
        var turned = new double[Classes, Classes];
        for (var i = 0; i < Classes; i++)
        {
            for (var j = 0; j < Classes; j++)
            {
                turned[i, j] = counts[j, i];
            }
        }

        return turned;
    }

    private static double[] Sums(double[,] counts, bool ofRows) =>
        [.. Enumerable.Range(0, Classes).Select(k => Enumerable.Range(0, Classes).Sum(l => ofRows ? counts[k, l] : counts[l, k]))];

    private string[] Warnings(double[,] counts, Orientation? orientation)
    {
        Labels();
        var lines = Enumerable.Range(0, Classes).Select(i => string.Join(',', Enumerable.Range(0, Classes).Select(j => counts[i, j])));
        var data = new Confusion(TestInputs.Input(Folder.Write("matrix.csv", string.Join('\n', lines)))) { Orientation = orientation };
        return [.. data.Read(ReadLabels()).Diagnostics.Select(diagnostic => diagnostic.Code)];
    }

    private void Labels() =>
        Folder.Write(
            "labels.txt",
            string.Concat(Enumerable.Range(100, Classes).Select(node => TestInputs.WordNet.IdOf(node * 1327 % 4999) + "\n"))
        );

    private ClassLabels ReadLabels() => LabelsFile.Read(TestInputs.Input(Folder.PathTo("labels.txt")), TestInputs.WordNet);
}
