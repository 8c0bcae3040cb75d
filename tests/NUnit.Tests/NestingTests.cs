using NUnit.Framework.Constraints;

namespace QualityGate.Constraints.Tests;

/// <summary>
/// Sentences of every shape, ours and NUnit's constraints mixed, that fail for a model of Similarity Depth 8.2, accuracy 0.8, error
/// alignment 0.75 and mistake severity 3: each message has the figures of the parts that decided. The same shapes run with other
/// versions of NUnit in the tests of the packages.
/// </summary>
internal sealed class NestingTests
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private static MetricConstraint Deep => Has.SimilarityDepthAbove(99);

    private static MetricConstraint Accurate => Has.AccuracyAbove(0.9);

    private static MetricConstraint Aligned => Has.ErrorAlignmentAbove(0.8);

    private static MetricConstraint Holds => Has.SimilarityDepthAbove(3);

    private static TestCaseData Shape(string name, Func<IResolveConstraint> make, params string[] figures) =>
        new TestCaseData(make, figures).SetArgDisplayNames(name);

    private const string Depth = "8.2000 in small.onnx";
    private const string Accuracy = "0.8000 in small.onnx";
    private const string Alignment = "0.7500 in small.onnx";

    private static IEnumerable<TestCaseData> Shapes =>
        [
            Shape("A | B", () => Deep | Accurate, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("A | B | C", () => Deep | Accurate | Aligned, Depth, Accuracy, Alignment, "90.8000", "0.1000", "0.0500"),
            Shape("A | (B | C)", () => Deep | (Accurate | Aligned), Depth, Accuracy, Alignment, "90.8000", "0.1000", "0.0500"),
            Shape(
                "A | B | C | D",
                () => Deep | Accurate | Aligned | Has.SimilarityDepth.EqualTo(8),
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500",
                "0.2000"
            ),
            Shape(
                "(A | B) | (C | D)",
                () => (Deep | Accurate) | (Aligned | Has.SimilarityDepth.EqualTo(8)),
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500",
                "0.2000"
            ),
            Shape("(A & B) | C", () => (Deep & Accurate) | Aligned, Depth, Alignment, "90.8000", "0.0500"),
            Shape("A & B | C", () => Holds & Accurate | Aligned, Accuracy, Alignment, "0.1000", "0.0500"),
            Shape("A | B & C", () => Deep | Holds & Accurate, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("A & B & C", () => Holds & Accurate & Aligned, Accuracy, "0.1000"),
            Shape("(A | B) & C", () => (Deep | Accurate) & Aligned, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("!A", () => !Holds, Depth, "5.2000"),
            Shape("!A | B", () => !Holds | Accurate, Depth, Accuracy, "5.2000", "0.1000"),
            Shape("A | !B", () => Deep | !Holds, Depth, "90.8000", "5.2000"),
            Shape("!(A | B) | C", () => !(Accurate | Holds) | Aligned, Depth, Alignment, "5.2000", "0.0500"),
            Shape("!(A & B)", () => !(Holds & Has.AccuracyAbove(0.7)), Depth, Accuracy, "5.2000", "0.1000"),
            Shape("!!A", () => !!Deep, Depth, "90.8000"),
            Shape("N | A", () => Is.Null | Deep, Depth, "90.8000"),
            Shape("A | N", () => Deep | Is.Null, Depth, "90.8000"),
            Shape("N | A | B", () => Is.Null | Deep | Accurate, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("A | N | B", () => Deep | Is.Null | Accurate, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("(N | N) | A", () => (Is.Null | Is.EqualTo("x")) | Deep, Depth, "90.8000"),
            Shape("A | (N | N)", () => Deep | (Is.Null | Is.EqualTo("x")), Depth, "90.8000"),
            Shape("N & A | N & B", () => Is.Not.Null & Deep | Is.Not.Null & Accurate, Depth, Accuracy, "90.8000", "0.1000"),
            Shape("N & (A | B)", () => Is.Not.Null & (Deep | Accurate), Depth, Accuracy, "90.8000", "0.1000"),
            Shape(
                "A.Or.B.Or.C",
                () => Has.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9).Or.ErrorAlignmentAbove(0.8),
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500"
            ),
            Shape(
                "A.And.B.Or.C",
                () => Has.SimilarityDepthAbove(3).And.AccuracyAbove(0.9).Or.ErrorAlignmentAbove(0.8),
                Accuracy,
                Alignment,
                "0.1000",
                "0.0500"
            ),
            Shape(
                "A.Or.B.And.C.Or.D",
                () => Has.SimilarityDepthAbove(99).Or.SimilarityDepthAbove(3).And.AccuracyAbove(0.9).Or.ErrorAlignmentAbove(0.8),
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500"
            ),
            Shape("Has.No.A.Or.B", () => Has.No.SimilarityDepthAbove(3).Or.AccuracyAbove(0.9), Depth, Accuracy, "5.2000", "0.1000"),
            Shape("A.Or.Not.B", () => Has.SimilarityDepthAbove(99).Or.Not.AccuracyAbove(0.7), Depth, Accuracy, "90.8000", "0.1000"),
            Shape("Has.No.A.And.No.B", () => Has.No.AccuracyAbove(0.9).And.No.SimilarityDepthAbove(3), Depth, "5.2000"),
            Shape("A.Or.N", () => Has.SimilarityDepthAbove(99).Or.Null, Depth, "90.8000"),
            Shape("N.Or.A", () => Is.Null.Or.SimilarityDepthAbove(99), Depth, "90.8000"),
            Shape("N.Or.A.Or.B", () => Is.Null.Or.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9), Depth, Accuracy, "90.8000", "0.1000"),
            Shape("N.Or.A.Or.N", () => Is.Null.Or.SimilarityDepthAbove(99).Or.EqualTo("x"), Depth, "90.8000"),
            Shape("N.Or.Not.A", () => Is.Null.Or.Not.SimilarityDepthAbove(3), Depth, "5.2000"),
            Shape(
                "N.And.A.Or.B",
                () => Is.Not.Null.And.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9),
                Depth,
                Accuracy,
                "90.8000",
                "0.1000"
            ),
            Shape("N.And.A.Or.N", () => Is.Not.Null.And.SimilarityDepthAbove(99).Or.EqualTo("x"), Depth, "90.8000"),
            Shape("N.Or.A.And.N", () => Is.Null.Or.SimilarityDepthAbove(99).And.Not.Null, Depth, "90.8000"),
            Shape("N.Or.Matches(A | B)", () => Is.Null.Or.Matches(Deep | Accurate), Depth, Accuracy, "90.8000", "0.1000"),
            Shape(
                "operands of NUnit's type",
                () => (Constraint)Deep | (Constraint)Accurate | (Constraint)Aligned,
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500"
            ),
            Shape(
                "NUnit's own composition",
                () => new NotConstraint(new OrConstraint(Is.Null, new AndConstraint(Holds, Has.AccuracyAbove(0.7)))),
                Depth,
                Accuracy,
                "5.2000",
                "0.1000"
            ),
            Shape(
                "a list of alternatives",
                () => new Constraint[] { Is.Null, Deep, Accurate, Aligned }.Aggregate((left, right) => left | right),
                Depth,
                Accuracy,
                Alignment,
                "90.8000",
                "0.1000",
                "0.0500"
            ),
        ];

    [TestCaseSource(nameof(Shapes))]
    public void The_message_has_the_figures_of_the_parts_that_decided(Func<IResolveConstraint> make, string[] figures)
    {
        var message = Failing.Message(() => Assert.That(Models.Small, make()));
        var values = figures.Where(figure => figure.EndsWith(".onnx", StringComparison.Ordinal)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var figure in figures)
            {
                Assert.That(message, Does.Contain(values.Contains(figure) ? figure : $"\n  Off by:   {figure}\n"));
            }

            foreach (var other in new[] { Depth, Accuracy, Alignment }.Except(values))
            {
                Assert.That(message, Does.Not.Contain(other), "it didn't decide");
            }

            Assert.That(message, Does.Match("\n  Report:   \\(path\\)\n  (Pairs|Classes): "));
            Assert.That(message.Split('\n'), Is.All.StartsWith("  "), "one block");
        }
    }

    // A model that is named by a text, a file or bytes is what NUnit's own constraints print.
    [Test]
    public void The_figures_of_a_model_stand_in_its_place_whatever_names_it()
    {
        var shapes = Repository.PathTo("samples/Shapes/shapes.onnx");
        foreach (
            var actual in new object[]
            {
                "shapes",
                shapes,
                new FileInfo(shapes),
                File.ReadAllBytes(shapes),
                ModelUnderTest.Named("shapes"),
                Subject.Analyse("shapes", withTestData: true),
            }
        )
        {
            Assert.That(
                Failing.Message(() => Assert.That(actual, Is.Null.Or.ErrorAlignmentAbove(0.9))),
                Does.Contain("  But was:  0.6875 in shapes.onnx (").And.Contain("  Off by:   0.2125\n")
            );
        }
    }

    [Test]
    public void Figures_of_an_earlier_assertion_are_not_shown_again()
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(Models.Small, Is.Null.Or.SimilarityDepthAbove(3));
            var message = Assert.Throws<AssertionException>(() => Assert.That(Models.Small, Is.Null))!.Message;
            Assert.That(message, Does.Contain("But was:  <small.onnx>").And.Not.Contain("8.2000"));
        }
    }

    [Test]
    public void Of_a_collection_the_item_that_decides_is_shown_in_full()
    {
        var all = Failing.Message(() => Assert.That(new[] { Models.Small, Models.Mixed }, Is.All.SimilarityDepthAbove(8)));
        var none = Failing.Message(() =>
            Assert.That(new List<ModelUnderTest> { Models.Mixed, Models.Small }, Has.None.SimilarityDepthAbove(8))
        );
        var some = Failing.Message(() => Assert.That(new[] { Models.Small, Models.Mixed }, Has.Some.SimilarityDepthAbove(9)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                all,
                Does.StartWith(
                    LongLines
                        .Join(
                            """
                              Expected: all items similarity-depth above 8
                              But was:  < 8.2000 in small.onnx (Gemm, 6 classes x 2 features; similarity-depth 8.2000), 5.2000 in \
                              mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000) >
                              Off by:   2.8000
                              Report:   (path)
                              Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                                        cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                                        car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                            """
                        )
                        .ReplaceLineEndings("\n")
                )
            );
            Assert.That(
                all,
                Does.EndWith(
                    "  First non-matching item at index [1]:  5.2000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)"
                )
            );
            Assert.That(none, Does.Contain("\n  Off by:   0.2000\n").And.Contain("  Pairs:    dog.n.01–cat.n.01 (depth "));
            Assert.That(some, Does.Contain("\n  Off by:   0.8000\n").And.Contain("\n  Off by:   3.8000\n"));
            Assert.That(
                Failing.Message(() => Assert.That(new[] { Models.Small, Models.Mixed }, Has.Exactly(2).SimilarityDepthAbove(8))),
                Does.Contain("item < 8.2000 in small.onnx (").And.Contain(", 5.2000 in mixed.onnx (")
            );
        }
    }

    [Test]
    public void Items_of_a_collection_may_be_composed_too()
    {
        var message = Failing.Message(() =>
            Assert.That(
                new[] { Models.Small, Models.Mixed },
                Is.All.Matches(Has.SimilarityDepthAbove(8) | Has.AccuracyAbove(0.7) | Is.Null)
            )
        );
        Assert.That(
            message,
            Does.Contain("5.2000 in mixed.onnx")
                .And.Contain("0.6667 in mixed.onnx")
                .And.Contain("\n  Off by:   2.8000\n")
                .And.Contain("\n  Off by:   0.0333\n")
        );
    }
}
