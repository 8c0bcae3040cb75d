using CsCheck;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Models that name their classes themselves, with a labels file that agrees or does not.</summary>
internal sealed class OwnNamesTests : FolderFixture
{
    private const string Labels = "n02084071\nn02121620\nn02958343\nn04490091";

    // The model says the same as the file: as wnids, sense names, words, in any form in which exporters write them.
    [TestCase("names", "{0: 'n02084071', 1: 'n02121620', 2: 'n02958343', 3: 'n04490091'}")]
    [TestCase("names", "{3: 'truck', 2: 'car', 1: 'cat', 0: 'dog'}")]
    [TestCase("labels", "dog.n.01,cat.n.01,car.n.01,truck.n.01")]
    [TestCase("labels", "domestic_dog\ntrue cat\nmotorcar\nmotortruck")]
    [TestCase("classes", "['dog, domestic dog, Canis familiaris', \"cat, true cat\", 'car', 'truck']")]
    [TestCase("id2label", "{\"0\": \"Dog\", \"1\": \"Cat\", \"2\": \"Car\", \"3\": \"Truck\"}")]
    [TestCase("class_to_idx", "{'truck': 3, 'car': 2, 'dog': 0, 'cat': 1}")]
    [TestCase("names", "{1: 'dog', 2: 'cat', 3: 'car', 4: 'truck'}", TestName = "counted from 1")]
    [TestCase("names", "animal,animal,vehicle,vehicle", TestName = "coarser words")]
    [TestCase("names", "dog,Katze,Auto,truck", TestName = "words of another language among comparable ones")]
    [TestCase("names", "LABEL_0,LABEL_1,LABEL_2,LABEL_3", TestName = "numbers")]
    [TestCase("names", "1,2,5,9", TestName = "numbers with gaps")]
    [TestCase("author", "cat,dog,car,truck", TestName = "a key that names no classes")]
    public void Names_that_agree_are_silent(string key, string value) => Assert.That(Settle(Metadata(key, value)).Diagnostics, Is.Empty);

    [TestCase(
        "names",
        "{0: 'n02121620', 1: 'n02084071', 2: 'n02958343', 3: 'n04490091'}",
        1,
        "class 0 is 'n02121620' in the model and 'n02084071' in the labels; class 1 is 'n02084071' in the model and "
            + "'n02121620' in the labels."
    )]
    [TestCase("names", "dog,cat,truck,car", 3, "class 2 is 'truck' in the model and 'n02958343' in the labels")]
    [TestCase(
        "id2label",
        "{\"0\": \"cat\", \"1\": \"car\", \"2\": \"truck\", \"3\": \"dog\"}",
        1,
        "class 2 is 'truck' in the model and 'n02958343' in the labels; and 1 more."
    )]
    [TestCase(
        "class_to_idx",
        "{'dog': 1, 'cat': 0, 'car': 2, 'truck': 3}",
        1,
        "(metadata 'class_to_idx'), in another order than the labels file"
    )]
    [TestCase("names", "Hund,Katze,truck,car", 3, "class 2 is 'truck'")]
    [TestCase("names", "LABEL_3,LABEL_2,LABEL_1,LABEL_0", 1, "by numbers that are not in the order of its outputs: class 0 is 'LABEL_3'")]
    public void Another_order_is_an_error_that_shows_the_first_differences(string key, string value, int line, string words) =>
        TestInputs.AssertFailure(
            () => Settle(Metadata(key, value)),
            DiagnosticCodes.LabelsOrderDiffers,
            (line, 1),
            words,
            "labels-order: file",
            "labels-order: model"
        );

    [TestCase(
        "background,dog,cat,car,truck",
        "has 5 names where the labels file has 4: class 0 is 'background' in the model and 'n02084071' in the labels; class 1 is 'dog'",
        1
    )]
    [TestCase("dog,cat,car", "has 3 names where the labels file has 4: class 3 is missing in the model and 'n04490091' in the labels.", 4)]
    [TestCase("dog,cat,car,truck,bus", "class 4 is 'bus' in the model and missing in the labels.", 4)]
    public void Another_number_of_names_is_an_error(string names, string words, int line) =>
        TestInputs.AssertFailure(() => Settle(Metadata("names", names)), DiagnosticCodes.LabelsOrderDiffers, (line, 1), words);

    // ImageNet with a background class in front, as TensorFlow exports it; the file has none.
    [Test]
    public void A_background_class_of_a_thousand_classes_is_seen()
    {
        var nodes = Enumerable.Range(0, 1000).Select(i => TestInputs.WordNet.IdOf(50 * i)).ToArray();
        var file = Folder.Write("labels.txt", string.Join('\n', nodes));
        var model = Metadata("labels", string.Join('\n', nodes.Prepend("background")));
        TestInputs.AssertFailure(
            () => Settle(model, file),
            DiagnosticCodes.LabelsOrderDiffers,
            (1, 1),
            "has 1001 names where the labels file has 1000",
            "class 0 is 'background'",
            "and 998 more"
        );
    }

    [TestCase(
        "Hund,Katze,Wagen,Lastwagen",
        1,
        "in words that cannot be compared with those of the labels file: class 0 is 'Hund' in the model and 'n02084071' in the "
            + "labels; class 1 is 'Katze'"
    )]
    [TestCase(
        "dog,cat,car,train",
        4,
        "by words that mean something else than those of the labels file: class 3 is 'train' in the model and 'n04490091' in the labels."
    )]
    [TestCase("Hund,Katze", 1, "has 2 names where the labels file has 4")]
    public void Names_of_other_words_are_a_warning(string names, int line, string words)
    {
        var diagnostic = Settle(Metadata("names", names)).Diagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (diagnostic.Code, diagnostic.Severity, diagnostic.Location.Line),
                Is.EqualTo((DiagnosticCodes.LabelsInOtherWords, Severity.Warning, line))
            );
            Assert.That(diagnostic.Message, Does.Contain(words).And.Contain("labels-order: file"));
        }
    }

    // Lists of a thousand names have a few that WordNet takes for something else, such as 'sunglasses' for sunglass.n.01.
    [Test]
    public void A_few_words_for_something_else_among_many_are_silent()
    {
        string[] words =
        [
            "goldfish",
            "ostrich",
            "zebra",
            "giraffe",
            "banana",
            "toaster",
            "umbrella",
            "piano",
            "violin",
            "tractor",
            "sunglasses",
        ];
        string[] labels = [.. words[..^1].Select(word => $"{word}.n.01"), "sunglass.n.01"];
        Assert.That(
            Settle(Metadata("names", string.Join(',', words)), Folder.Write("labels.txt", string.Join('\n', labels))).Diagnostics,
            Is.Empty
        );
    }

    // Two cranes: the same word for both is no sign of another order.
    [Test]
    public void One_word_for_two_classes_is_no_other_order() =>
        Assert.That(
            Settle(Metadata("names", "crane,dog,crane"), Folder.Write("labels.txt", "crane.n.05\ndog.n.01\ncrane.n.04")).Diagnostics,
            Is.Empty
        );

    [TestCase("ZipMap", "classlabels_strings")]
    [TestCase("LinearClassifier", "classlabels_strings")]
    [TestCase("TreeEnsembleClassifier", "classlabels_strings")]
    [TestCase("LabelEncoder", "values_strings")]
    [TestCase("CategoryMapper", "cats_strings")]
    public void Nodes_of_classical_machine_learning_name_classes(string type, string attribute) =>
        TestInputs.AssertFailure(
            () =>
                Settle(
                    Model(builder => builder.Nodes("ai.onnx.ml", type, ["y"], ["z"], (attribute, new[] { "dog", "cat", "truck", "car" })))
                ),
            DiagnosticCodes.LabelsOrderDiffers,
            (3, 1),
            $"{type} '{attribute}'",
            "class 2 is 'truck'"
        );

    [Test]
    public void A_label_encoder_gives_names_in_the_order_of_its_keys() =>
        Assert.That(
            Settle(
                Model(builder =>
                    builder.Nodes(
                        "ai.onnx.ml",
                        "LabelEncoder",
                        ["y"],
                        ["z"],
                        ("keys_int64s", new[] { 3, 1, 0, 2 }),
                        ("values_strings", new[] { "truck", "cat", "dog", "car" })
                    )
                )
            ).Diagnostics,
            Is.Empty
        );

    [TestCase(new[] { 0, 1, 2, 3 }, false)]
    [TestCase(new[] { 1, 2, 3, 4 }, false)]
    [TestCase(new[] { 2, 0, 1, 3 }, true)]
    public void Numbers_of_classes_count_where_they_are_not_in_order(int[] numbers, bool isError)
    {
        void Read() => Settle(Model(builder => builder.Nodes("ai.onnx.ml", "ZipMap", ["y"], ["z"], ("classlabels_int64s", numbers))));
        Assert.That(Read, isError ? Throws.InstanceOf<QualityGateException>().With.Message.Contains("QG3018") : Throws.Nothing);
    }

    [Test]
    public void The_file_counts_where_it_is_said_to() =>
        Assert.That(
            Settle(Metadata("names", "cat,dog,truck,car,bus"), order: LabelsOrder.File).Items.Select(label => label.Text),
            Is.EqualTo(Labels.Split('\n'))
        );

    [Test]
    public void The_model_counts_where_it_is_said_to()
    {
        var labels = Settle(Metadata("names", "{0: 'truck', 1: 'dog', 2: 'car', 3: 'cat'}"), order: LabelsOrder.Model);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Items.Select(label => label.Text), Is.EqualTo(new[] { "n04490091", "n02084071", "n02958343", "n02121620" }));
            Assert.That(labels.Locations.Select(location => location.Line), Is.EqualTo(new[] { 4, 1, 3, 2 }));
        }
    }

    [TestCase("names", "dog,cat,car", "3 names (metadata 'names') and 4 labels")]
    [TestCase(
        "names",
        "dog,cat,car,Lastwagen",
        "'Lastwagen', class 3 of the model (metadata 'names'), is not the name of exactly one label"
    )]
    [TestCase("names", "dog,cat,car,motorcar", "'motorcar', class 3 of the model")]
    [TestCase("author", "nobody", "names no classes")]
    public void A_model_that_gives_no_order_is_an_error_where_it_is_to_count(string key, string value, string words) =>
        TestInputs.AssertFailure(
            () => Settle(Metadata(key, value), order: LabelsOrder.Model),
            DiagnosticCodes.NoOrderOfLabels,
            (0, 0),
            words
        );

    [Test]
    public void Lists_in_the_model_that_contradict_each_other_are_an_error_without_a_file_and_with_one()
    {
        var model = Model(builder => builder.Metadata("names", "n02084071,n02121620").Metadata("labels", "cat,dog"));
        TestInputs.AssertFailure(
            () => EmbeddedLabels.Read(model, TestInputs.WordNet),
            DiagnosticCodes.LabelsOrderDiffers,
            (0, 0),
            "(metadata 'labels'), in another order than metadata 'names'",
            "Give a labels file"
        );
        TestInputs.AssertFailure(
            () => Settle(model, Folder.Write("labels.txt", "dog.n.01\ncat.n.01")),
            DiagnosticCodes.LabelsOrderDiffers,
            (1, 1),
            "metadata 'labels'"
        );
        TestInputs.AssertFailure(
            () => Settle(model, Folder.Write("labels.txt", "dog.n.01\ncat.n.01"), LabelsOrder.Model),
            DiagnosticCodes.LabelsOrderDiffers,
            (0, 0),
            "names its classes 2 times"
        );
    }

    // A permutation of the classes is an error unless it changes nothing; with labels-order: model the labels follow it.
    [Test]
    public void Every_permutation_is_seen_and_can_be_followed()
    {
        string[] words = ["dog", "wolf", "cat", "lion", "car", "truck"];
        string[] senses = ["dog.n.01", "wolf.n.01", "cat.n.01", "lion.n.01", "car.n.01", "truck.n.01"];
        var file = Folder.Write("labels.txt", string.Join('\n', senses));
        Gen.Shuffle(Enumerable.Range(0, words.Length).ToArray())
            .Sample(
                permutation =>
                {
                    var model = Metadata("names", $"[{string.Join(", ", permutation.Select(i => $"'{words[i]}'"))}]");
                    var followed = Settle(model, file, LabelsOrder.Model)
                        .Items.Select(label => label.Text)
                        .SequenceEqual(permutation.Select(i => senses[i]));
                    var isIdentity = permutation.SequenceEqual(permutation.Order());
                    try
                    {
                        return followed && Settle(model, file).Diagnostics.IsEmpty && isIdentity;
                    }
                    catch (QualityGateException e)
                    {
                        return followed && !isIdentity && e.Diagnostics.Single().Code == DiagnosticCodes.LabelsOrderDiffers;
                    }
                },
                iter: Thoroughness.Times(100)
            );
    }

    [TestCase("names", "{\"0\": \"cat\", \"1\": \"dog\", \"2\": \"car\"}", DiagnosticCodes.LabelsOrderDiffers)]
    [TestCase("id2label", "['cat', 'dog', 'car']", DiagnosticCodes.LabelsOrderDiffers)]
    [TestCase("class_to_idx", "{\"dog\": 0, \"cat\": 1, \"car\": 2}", null)]
    [TestCase("format", "pt", null)]
    [TestCase("labels", "dog,cat", DiagnosticCodes.LabelsOrderDiffers)]
    public void Names_in_the_metadata_of_safetensors_count_like_those_of_ONNX(string key, string value, string? code)
    {
        var weights = new ArrayBytes.Item("fc.weight", "F32", [3, 2], [1, 0, 0, 1, 1, 1]);
        Folder.Write("m.safetensors", ArrayBytes.SafetensorsWith(new Dictionary<string, string> { [key] = value }, weights));
        Folder.Write("labels.txt", "dog.n.01\ncat.n.01\ncar.n.01\n");
        AssertCode(code);
    }

    [Test]
    public void Names_in_an_index_of_safetensors_count_as_well()
    {
        var weights = new ArrayBytes.Item("fc.weight", "F32", [3, 2], [1, 0, 0, 1, 1, 1]);
        Folder.Write("part.safetensors", ArrayBytes.Safetensors(weights));
        Folder.Write(
            "m.safetensors",
            "{ \"metadata\": { \"names\": \"cat,dog,car\" }, \"weight_map\": { \"fc.weight\": \"part.safetensors\" } }"
        );
        Folder.Write("labels.txt", "dog.n.01\ncat.n.01\ncar.n.01\n");
        AssertCode(DiagnosticCodes.LabelsOrderDiffers);
    }

    // Without a hierarchy the labels themselves may be numbers in any order.
    [TestCase("3,1,2,0", "3\n1\n2\n0")]
    [TestCase("LABEL_3,LABEL_1,LABEL_2,LABEL_0", "LABEL_3\nLABEL_1\nLABEL_2\nLABEL_0")]
    public void Numbers_in_another_order_agree_with_labels_that_are_the_same(string own, string labels)
    {
        var read = LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", labels)), new NoHierarchy());
        var settled = OwnNames.Settle(Metadata("names", own), read, LabelsOrder.Agreed, CancellationToken.None);
        Assert.That(settled.Diagnostics, Is.Empty);
    }

    private void AssertCode(string? code)
    {
        var inputs = new AnalysisInputs(TestInputs.Input(Folder.PathTo("m.safetensors")))
        {
            Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
        };
        if (code is null)
        {
            Assert.That(() => ModelAnalyzer.Analyze(inputs, TestInputs.WordNet), Throws.Nothing);
        }
        else
        {
            Assert.That(
                TestInputs.Failure(() => ModelAnalyzer.Analyze(inputs, TestInputs.WordNet)).Select(failure => failure.Code),
                Is.EqualTo(new[] { code })
            );
        }
    }

    [Test]
    public void The_field_case_is_refused_and_has_its_value_in_the_models_order()
    {
        AnalysisInputs inputs = new(TestInputs.Input(FieldInput.PathTo("07-order-in-metadata/names.onnx")))
        {
            Labels = TestInputs.Input(FieldInput.PathTo("07-order-in-metadata/labels-in-another-order.txt")),
        };
        TestInputs.AssertFailure(
            () => ModelAnalyzer.Analyze(inputs, TestInputs.WordNet),
            DiagnosticCodes.LabelsOrderDiffers,
            (1, 1),
            "class 0 is 'n02084071' in the model and 'n02129165' in the labels; class 1 is 'n02114100' in the model and "
                + "'n02084071' in the labels; class 2",
            "and 5 more"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Depth(inputs with { LabelsOrder = LabelsOrder.Model }), Is.EqualTo(11.5).Within(1e-12));
            Assert.That(Depth(inputs with { LabelsOrder = LabelsOrder.File }), Is.Not.EqualTo(11.5));
            Assert.That(Depth(inputs with { Labels = TestInputs.Input(FieldInput.PathTo("labels.txt")) }), Is.EqualTo(11.5).Within(1e-12));
            Assert.That(Depth(inputs with { Labels = null }), Is.EqualTo(11.5).Within(1e-12));
        }
    }

    private static double? Depth(AnalysisInputs inputs) =>
        ModelAnalyzer.Analyze(inputs, TestInputs.WordNet).Measure(QualityGate.Metrics.MetricCatalog.Find("similarity-depth")!).Value;

    private ClassLabels Settle(InputPath model, string? labels = null, LabelsOrder order = LabelsOrder.Agreed) =>
        OwnNames.Settle(
            model,
            LabelsFile.Read(TestInputs.Input(labels ?? Folder.Write("labels.txt", Labels)), TestInputs.WordNet),
            order,
            CancellationToken.None
        );

    private static InputPath Metadata(string key, string value) => Model(builder => builder.Metadata(key, value));

    private static InputPath Model(Func<OnnxBuilder, OnnxBuilder> describe) =>
        InputPath.FromBytes(
            describe(new OnnxBuilder())
                .Input("x", 1, 2)
                .Weights("w", [4, 2], [1, 0, 0, 1, 1, 1, 2, 1])
                .Node("Gemm", ["x", "w"], "y", ("transB", 1))
                .Output("y", 1, 4)
                .ToBytes()
        );
}
