using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Initialisation;
using QualityGate.Initialisation.Finding;

namespace QualityGate.Analyzer.Tests.Initialisation;

/// <summary>Models, labels and test data are found where they lie in repositories; where two fit, none is taken.</summary>
internal sealed class GateDraftingTests : FolderFixture
{
    // Four kinds of three; the templates of a kind lie side by side.
    private static readonly string[] Names =
    [
        "dog.n.01",
        "wolf.n.01",
        "fox.n.01",
        "car.n.01",
        "truck.n.01",
        "bus.n.01",
        "apple.n.01",
        "pear.n.01",
        "banana.n.02",
        "guitar.n.01",
        "violin.n.01",
        "piano.n.01",
    ];

    private static readonly string Labels = string.Join('\n', Names) + "\n";

    // Of each class ten samples, of which eight are right.
    private static readonly string Predictions =
        "true,pred\n"
        + string.Concat(
            Enumerable
                .Range(0, Names.Length)
                .SelectMany(c => Enumerable.Range(0, 10).Select(sample => $"{c},{(sample < 8 ? c : (c / 3 * 3) + ((c + 1) % 3))}\n"))
        );

    // Classes that are swapped, in a matrix.
    private static readonly string Swapped = string.Concat(
        Enumerable
            .Range(0, Names.Length)
            .Select(c =>
                string.Join(
                    ',',
                    Enumerable
                        .Range(0, Names.Length)
                        .Select(d =>
                            d == (c ^ 1) ? 9
                            : d == c ? 1
                            : 0
                        )
                ) + "\n"
            )
    );

    // The same, by names.
    private static readonly string NamedPredictions =
        "true,pred\n"
        + string.Concat(
            Predictions
                .Split('\n')
                .Skip(1)
                .Where(line => line.Length > 0)
                .Select(line =>
                    string.Join(',', line.Split(',').Select(index => Names[int.Parse(index, CultureInfo.InvariantCulture)])) + "\n"
                )
        );

    private static readonly string[] Sorted = [.. Names.Order(StringComparer.Ordinal)];

    private static readonly byte[] Model = OnnxBuilder.Classifier(Templates(Names));

    // Its outputs are in the order of folders.
    private static readonly byte[] SortedModel = OnnxBuilder.Classifier(Templates(Sorted));

    // Each file is one of: M the model, A one whose outputs are sorted by name, L labels, O labels in another order, S sorted labels,
    // P predictions, N those by name, else its text.
    [TestCase("small.onnx=M labels.txt=L predictions.csv=P", "small.onnx labels.txt predictions.csv", TestName = "All in one folder")]
    [TestCase(
        "checkpoints/m.onnx=M data/classes.txt=L outputs/predictions.csv=P README.md=x requirements.txt=numpy",
        "checkpoints/m.onnx data/classes.txt outputs/predictions.csv",
        TestName = "As Python repositories are"
    )]
    [TestCase(
        "a/model.onnx=M a/predictions.csv=P b/model.onnx=M b/predictions.csv=P labels.txt=L",
        "a/model.onnx labels.txt a/predictions.csv|b/model.onnx labels.txt b/predictions.csv",
        TestName = "Folders of models keep their files"
    )]
    [TestCase(
        "a.onnx=M b.onnx=M a-predictions.csv=P b-predictions.csv=P2 labels.txt=L",
        "a.onnx labels.txt a-predictions.csv|b.onnx labels.txt b-predictions.csv",
        TestName = "Files that are called after their models"
    )]
    [TestCase("m.onnx=M labels.txt=L sub/classes.txt=L", "m.onnx labels.txt -", TestName = "Two labels files that agree")]
    [TestCase("m.onnx=M bin/x.onnx=M .venv/y.onnx=M obj/z.onnx=M labels.txt=L", "m.onnx labels.txt -", TestName = "Folders of tools")]
    [TestCase("m.onnx=M animals.txt=L notes.txt=hello", "m.onnx animals.txt -", TestName = "Labels of any name")]
    public void Files_are_found(string files, string expected)
    {
        Write(files);
        var draft = Draft();
        Assert.That(string.Join('|', draft.Entries.Select(Shown)), Is.EqualTo(expected), string.Join('\n', draft.Unused));
    }

    [TestCase(
        "m.onnx=M labels.txt=L classes.txt=O",
        "m.onnx",
        "2 files have labels for its 12 classes, and they differ",
        TestName = "Two orders"
    )]
    [TestCase(
        "m.onnx=M",
        "m.onnx",
        "it has 12 classes, and no file has as many labels; give them with --labels FILE",
        TestName = "No labels"
    )]
    [TestCase("m.pt=x m.onnx=M labels.txt=L", "m.pt", "QG20", TestName = "A checkpoint that is not read")]
    [TestCase("m.onnx=broken labels.txt=L", "m.onnx", "QG20", TestName = "A damaged model")]
    [TestCase("w.npy=x m.onnx=M labels.txt=L", "w.npy", "an array may be weights, scores or a confusion matrix", TestName = "An array")]
    [TestCase("a*.onnx=M labels.txt=L", "a*.onnx", "means something else in thresholds.yml", TestName = "A star in a name")]
    [TestCase(
        "m.onnx=M labels.txt=L predictions.csv=true,pred\n0,77\n",
        "predictions.csv",
        "QG30",
        TestName = "Predictions of other classes"
    )]
    [TestCase("m.onnx=M labels.txt=L confusion.csv=X", "confusion.csv", "QG30", TestName = "A matrix in doubt")]
    public void An_unused_file_has_a_reason(string files, string unused, string reason)
    {
        Write(files);
        var draft = Draft();
        var found = draft.Unused.SingleOrDefault(file => file.Path == Folder.PathTo(unused));
        Assert.That(found?.Why, Does.Contain(reason), string.Join('\n', draft.Unused));
    }

    [TestCase(
        "m.onnx=M labels.txt=L test/predictions.csv=P valid/predictions.csv=P2",
        "2 files could be the test data of 'm' (test/predictions.csv, valid/predictions.csv)"
    )]
    [TestCase("a.onnx=M b.onnx=M labels.txt=L predictions.csv=P", "'predictions.csv' could be the test data of 'a' or of another model")]
    public void Of_several_test_data_none_is_taken(string files, string warning)
    {
        Write(files);
        var draft = Draft();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(draft.Entries, Is.Not.Empty.And.All.Property(nameof(DraftEntry.Inputs)).Property("TestData").Null);
            Assert.That(draft.Diagnostics[0].Code, Is.EqualTo(DiagnosticCodes.SeveralFit));
            Assert.That(draft.Diagnostics[0].Message, Does.StartWith(warning));
            Assert.That(
                DraftText.Write(draft, Folder.FullPath, schema: null, baseline: null),
                Does.Match("    # predictions: .*predictions.csv   # may be: see QG0072\n")
            );
        }
    }

    [TestCase("", "no model was found")]
    [TestCase("m.onnx=M", "1 model found, but none that can be gated")]
    public void Nothing_to_gate_is_an_error(string files, string message)
    {
        Write(files);
        var draft = Draft();
        Assert.That((draft.Entries.Length, draft.Diagnostics.Single().Code), Is.EqualTo((0, DiagnosticCodes.NothingToGate)));
        Assert.That(draft.Diagnostics.Single().Message, Does.StartWith(message));
    }

    // Outputs in the order of folders, labels in another: the classes that predictions name are confused as if they were others.
    [TestCase("labels.txt=L", "", TestName = "Labels in another order than the outputs of names")]
    [TestCase("labels.txt=S", "m", TestName = "Labels in the order of the outputs")]
    public void Confusions_tell_whether_labels_are_in_order(string labels, string models)
    {
        Write($"m.onnx=A {labels} predictions.csv=N");
        var draft = Draft();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', draft.Entries.Select(entry => entry.Name)), Is.EqualTo(models));
            Assert.That(
                draft.Diagnostics.Select(diagnostic => diagnostic.Code),
                models.Length == 0 ? Has.Some.EqualTo(DiagnosticCodes.OrderInDoubt) : Is.Empty
            );
        }
    }

    [Test]
    public void Given_test_data_are_those_of_one_model()
    {
        Write("a.onnx=M b.onnx=M labels.txt=L predictions.csv=P");
        var given = new QualityGate.TestData.Predictions(InputPath.FromUser(Folder.PathTo("predictions.csv")));
        TestInputs.AssertFailure(() => Draft(inputs => inputs with { TestData = given }), "QG0072", (0, 0), "name the model");
    }

    [Test]
    public void The_same_repository_gives_the_same_file()
    {
        Write("a/model.onnx=M a/predictions.csv=P b/model.onnx=M b/predictions.csv=P labels.txt=L");
        string Text() => DraftText.Write(Draft(), Folder.FullPath, schema: null, baseline: null);
        Assert.That(Text(), Is.EqualTo(Text()));
    }

    [Test]
    public void Without_a_hierarchy_only_files_called_like_labels_count()
    {
        Write("m.onnx=M lines.txt=1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n predictions.csv=P");
        static AnalysisInputs None(AnalysisInputs inputs) => inputs with { Hierarchy = HierarchySource.None };
        Assert.That(Draft(None).Entries, Is.Empty);
        Folder.Write("labels.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n");
        Assert.That(Draft(None).Entries.Select(Shown), Is.EqualTo(["m.onnx labels.txt predictions.csv"]));
    }

    private GateDraft Draft(Func<AnalysisInputs, AnalysisInputs>? given = null)
    {
        var inputs = new AnalysisInputs(InputPath.FromUser("model")) { Clustering = Clusterings.Find("none")! };
        var request = new DraftRequest([Folder.FullPath]) { Given = given is null ? inputs : given(inputs) };
        return new GateDrafting(request, progress: null).Draft(CancellationToken.None);
    }

    private string Shown(DraftEntry entry)
    {
        string In(string? file) => file is null ? "-" : EntryPath.From(Folder.FullPath, file);
        var inputs = entry.Inputs;
        return $"{In(inputs.Model.FullPath)} {In(inputs.Labels?.FullPath)} {In(inputs.TestData?.Path.FullPath)}";
    }

    private void Write(string files)
    {
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(file => file.Contains('=')))
        {
            var (name, content) = (file[..file.IndexOf('=')], file[(file.IndexOf('=') + 1)..]);
            _ = content switch
            {
                "M" => Folder.Write(name, Model),
                "A" => Folder.Write(name, SortedModel),
                "L" => Folder.Write(name, Labels),
                "S" => Folder.Write(name, string.Join('\n', Sorted)),
                "N" => Folder.Write(name, NamedPredictions),
                "O" => Folder.Write(name, string.Join('\n', Names.Reverse())),
                "P" => Folder.Write(name, Predictions),
                "P2" => Folder.Write(name, Predictions + "0,0\n"),
                "X" => Folder.Write(name, Swapped),
                _ => Folder.Write(name, content),
            };
        }
    }

    private static double[,] Templates(string[] order)
    {
        var templates = new double[Names.Length, 2];
        for (var output = 0; output < Names.Length; output++)
        {
            var c = Array.IndexOf(Names, order[output]);
            var angle = ((c / 3 * 40) + (c % 3 * 5)) * Math.PI / 180;
            (templates[output, 0], templates[output, 1]) = (Math.Cos(angle), Math.Sin(angle));
        }

        return templates;
    }
}
