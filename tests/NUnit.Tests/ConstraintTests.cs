using NUnit.Framework.Constraints;

namespace QualityGate.Constraints.Tests;

/// <summary>NUnit's own questions to a constraint, put to each of ours.</summary>
[TestFixtureSource(typeof(ConstraintCases), nameof(ConstraintCases.All))]
internal sealed class ConstraintTests(ConstraintCase asked)
{
    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private IConstraint Constraint => ((IResolveConstraint)asked.Make(Models)).Resolve();

    private object Good => asked.Good(Models);

    private object Bad => asked.Bad(Models);

    [Test]
    public void A_constraint_describes_itself() => Assert.That(Constraint.Description, Is.EqualTo(asked.Description));

    [Test]
    public void A_constraint_has_a_string_form() => Assert.That(asked.Make(Models).ToString(), Is.EqualTo(asked.StringForm));

    [Test]
    public void A_constraint_holds_for_good_data() => Assert.That(Constraint.ApplyTo(Good).IsSuccess, Is.True);

    [Test]
    public void A_constraint_fails_for_bad_data_with_a_complete_message()
    {
        Assert.That(Constraint.ApplyTo(Bad).IsSuccess, Is.False);
        Assert.That(Failing.Message(() => Assert.That(Bad, asked.Make(Models))), Is.EqualTo(asked.BadMessage));
    }

    [Test]
    public void A_constraint_is_its_contrary_under_Not()
    {
        var good = Failing.Message(() => Assert.That(Good, !asked.Make(Models)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((!asked.Make(Models)).ApplyTo(Bad).IsSuccess, Is.True);
            Assert.That(
                good,
                Does.StartWith($"  Expected: not {asked.Description}\n  But was:  ").And.Not.Contains("<").And.Not.Contains(">")
            );
            Assert.That(
                good,
                Does.Contain(" in small.onnx (Gemm, 6 classes x 2 features; similarity-depth 8.2000").And.Contain("Report:   (path)")
            );
        }
    }

    [Test]
    public void A_constraint_is_one_of_two_under_And()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Is.Not.Null & asked.Make(Models)).ApplyTo(Good).IsSuccess, Is.True);
            Assert.That(
                Failing.Message(() => Assert.That(Bad, Is.Not.Null & asked.Make(Models))),
                Is.EqualTo(
                    asked.BadMessage.Replace(
                        $"Expected: {asked.Description}",
                        $"Expected: not null and {asked.Description}",
                        StringComparison.Ordinal
                    )
                )
            );
            Assert.That(
                Failing.Message(() => Assert.That(Bad, asked.Make(Models).And.Not.Null)),
                Is.EqualTo(
                    asked.BadMessage.Replace(
                        $"Expected: {asked.Description}",
                        $"Expected: {asked.Description} and not null",
                        StringComparison.Ordinal
                    )
                )
            );
        }
    }

    [Test]
    public void A_constraint_is_one_of_two_under_Or()
    {
        var message = Failing.Message(() => Assert.That(Bad, Either(asked.Make(Models), Quality.SimilarityDepthAbove(99))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Either(asked.Make(Models), Quality.SimilarityDepthAbove(99)).ApplyTo(Good).IsSuccess, Is.True);
            Assert.That(Either(Quality.SimilarityDepthAbove(99), asked.Make(Models)).ApplyTo(Good).IsSuccess, Is.True);
            Assert.That(message, Does.StartWith($"  Expected: {asked.Description} or similarity-depth above 99\n"));
            foreach (var line in asked.BadMessage.Split('\n')[1..])
            {
                Assert.That(message, Does.Contain(line), "what this side found");
            }

            Assert.That(message, Does.Contain("; 5.2000 in mixed.onnx").Or.Contain("; 8.2000 in small.onnx"), "what the other side found");
        }
    }

    [Test]
    public void A_message_is_complete_in_a_nested_scope_and_with_a_message_of_the_test()
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            var failure = Assert.Throws<MultipleAssertException>(() =>
                Assert.Multiple(() =>
                {
                    using (Assert.EnterMultipleScope())
                    {
                        Assert.That(Bad, asked.Make(Models), "the words of the test");
                        Assert.That(Good, asked.Make(Models));
                    }
                })
            );
            Assert.That(failure!.TestResult.AssertionResults, Has.Count.EqualTo(1));
            Assert.That(
                Failing.Clean(failure.TestResult.AssertionResults[0].Message),
                Does.StartWith("  the words of the test\n").And.EndWith(asked.BadMessage)
            );
        }
    }

    [Test]
    public void A_message_is_complete_as_an_assumption_and_as_a_warning()
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            var assumption = Assert.Throws<InconclusiveException>(() => Assume.That(Bad, asked.Make(Models)));
            Assert.That(Failing.Clean(assumption!.Message), Does.EndWith(asked.BadMessage));
            Warn.Unless(Bad, asked.Make(Models));
            var warning = global::NUnit.Framework.Internal.TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Single();
            Assert.That(Failing.Clean(warning.Message), Does.EndWith(asked.BadMessage));
        }
    }

    [Test]
    public void A_constraint_holds_for_all_of_several() => Assert.That(new[] { Good, Good }, Is.All.Matches(asked.Make(Models)));

    [TestCase(null, "null")]
    [TestCase(3, "Int32")]
    [TestCase("no such model", "no such model")]
    public void A_constraint_says_what_it_is_about_when_asked_about_something_else(object? actual, string named)
    {
        Assert.That(() => Constraint.ApplyTo(actual), Throws.ArgumentException.With.Message.Contains(named).And.Message.Contains("model"));
        Assert.That(() => (!asked.Make(Models)).ApplyTo(actual), Throws.ArgumentException, "under Not");
    }

    // As 'left | right' would be written by a test whose operands have their own types.
    private static Constraint Either(Constraint left, Constraint right) => (ModelConstraint)left | (ModelConstraint)right;
}
