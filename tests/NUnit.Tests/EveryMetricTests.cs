using System.Reflection;
using NUnit.Framework.Constraints;
using QualityGate.Metrics;

namespace QualityGate.Constraints.Tests;

/// <summary>Every metric of the registry has its members, each in all three places, and they measure that metric.</summary>
[TestFixtureSource(typeof(MetricCatalog), nameof(MetricCatalog.Names))]
internal sealed class EveryMetricTests(string name)
{
    private const double Step = 0.01;

    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels()
    {
        Models = new TestModels();
        AddRanks(Models.Folder);
    }

    // Five of the six classes for each sample, the predicted one first: with them top-5 accuracy has a value, too.
    private static void AddRanks(TemporaryFolder folder)
    {
        var rows = File.ReadAllLines(folder.PathTo("predictions.csv"))
            .Skip(1)
            .Select(line => (Line: line, Predicted: line[^1] - '0'))
            .Select(row => $"{row.Line},{string.Join('|', Ranked(row.Predicted))}");
        folder.Write("predictions.csv", "true,pred,top5\n" + string.Join('\n', rows) + "\n");
    }

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private static IEnumerable<int> Ranked(int first) => Enumerable.Range(0, 6).Reverse().Where(c => c != first).Prepend(first).Take(5);

    private string Identifier => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private Metric Metric => MetricCatalog.Find(name)!;

    private double Value => Subject.Analyse(Models.Small, withTestData: true).Measure(Metric).Value!.Value;

    // The one that there is; all other comparisons are said with the metric itself.
    private string Shorthand => Metric.Direction == Direction.HigherIsBetter ? "Above" : "Below";

    private static Type[] Places => [typeof(Quality), typeof(HasExtensions), typeof(ConstraintExpressionExtensions)];

    [TestCase(0)]
    [TestCase(Step)]
    public void The_shorthand_holds_on_the_good_side_of_its_bound_only(double failing)
    {
        var better = Shorthand == "Above" ? Step : -Step;
        foreach (var make in Shorthands())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Resolve(make(Value - better)).ApplyTo(Models.Small).IsSuccess, Is.True);
                Assert.That(Resolve(make(Value + (failing * Math.Sign(better)))).ApplyTo(Models.Small).IsSuccess, Is.False);
                Assert.That(Resolve(make(1)).Description, Does.Contain($"{Metric.Name} {Shorthand.ToLowerInvariant()} 1"));
            }
        }
    }

    [Test]
    public void Every_metric_has_one_shorthand_and_no_other() =>
        Assert.That(
            Places.SelectMany(place => place.GetMethods()).Select(member => member.Name).Where(IsAbout).Distinct(),
            Is.EquivalentTo(new[] { $"get_{Identifier}", Identifier + Shorthand })
        );

    [TestCase("greater than", -Step, Step)]
    [TestCase("greater than", -Step, 0)]
    [TestCase("less than", Step, -Step)]
    [TestCase("less than", Step, 0)]
    [TestCase("at least", 0, Step)]
    [TestCase("at most", 0, -Step)]
    public void A_comparison_holds_on_one_side_of_the_value_only(string words, double holding, double failing)
    {
        foreach (var metric in Expressions())
        {
            IConstraint Of(double bound) =>
                Resolve(
                    words switch
                    {
                        "greater than" => metric().GreaterThan(bound),
                        "less than" => metric().LessThan(bound),
                        "at least" => metric().AtLeast(bound),
                        _ => metric().AtMost(bound),
                    }
                );
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Of(Value + holding).ApplyTo(Models.Small).IsSuccess, Is.True);
                Assert.That(Of(Value + failing).ApplyTo(Models.Small).IsSuccess, Is.False);
                Assert.That(Of(1).Description, Does.Contain($"{Metric.Name} {words} 1"));
            }
        }
    }

    [Test]
    public void The_metric_itself_can_be_compared()
    {
        Func<MetricExpression>[] metrics = [.. Expressions()];
        var (has, goesOn) = (metrics[1](), metrics[2]());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Models.Small, has.GreaterThan(Value - Step).And.Matches(has.LessThan(Value + Step)));
            Assert.That(Models.Small, goesOn.InRange(Value - Step, Value + Step));
            Assert.That(Models.Small, has.Not.EqualTo(Value + Step));
            Assert.That(Models.Small, has.EqualTo(Value));
        }
    }

    // Its own members would be found before ours, without a word.
    [Test]
    public void NUnit_has_no_member_of_that_name([Values] bool isShorthand)
    {
        var member = isShorthand ? Identifier + Shorthand : Identifier;
        Assert.That(typeof(Has).GetMember(member), Is.Empty);
        Assert.That(typeof(ConstraintExpression).GetMember(member), Is.Empty);
    }

    // Names of other metrics may begin with this one's, so that only what a shorthand could be called counts.
    private bool IsAbout(string member) =>
        member == $"get_{Identifier}"
        || (
            member.StartsWith(Identifier, StringComparison.Ordinal)
            && member[Identifier.Length..] is "Above" or "Below" or "AtLeast" or "AtMost"
        );

    // In Quality, in Has, and after And.
    private IEnumerable<Func<MetricExpression>> Expressions()
    {
        MethodInfo Of(Type type) =>
            type.GetMethod($"get_{Identifier}") ?? throw new InvalidOperationException($"{type.Name} has no {Identifier}");
        yield return () => (MetricExpression)Of(typeof(Quality)).Invoke(null, [])!;
        yield return () => (MetricExpression)Of(typeof(HasExtensions)).Invoke(null, [])!;
        yield return () => (MetricExpression)Of(typeof(ConstraintExpressionExtensions)).Invoke(null, [Is.Not.Null.And])!;
    }

    private IEnumerable<Func<double, IResolveConstraint>> Shorthands()
    {
        MethodInfo Of(Type type) =>
            type.GetMethod(Identifier + Shorthand) ?? throw new InvalidOperationException($"{type.Name} has no {Identifier}{Shorthand}");
        yield return bound => (IResolveConstraint)Of(typeof(Quality)).Invoke(null, [bound])!;
        yield return bound => (IResolveConstraint)Of(typeof(HasExtensions)).Invoke(null, [bound])!;
        yield return bound => (IResolveConstraint)Of(typeof(ConstraintExpressionExtensions)).Invoke(null, [Is.Not.Null.And, bound])!;
    }

    private static IConstraint Resolve(IResolveConstraint constraint) => constraint.Resolve();
}
