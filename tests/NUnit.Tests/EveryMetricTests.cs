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
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    private string Identifier => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private Metric Metric => MetricCatalog.Find(name)!;

    private double Value => Subject.Analyse(Models.Small, withTestData: true).Measure(Metric).Value!.Value;

    [TestCase("Above", -Step, Step)]
    [TestCase("Above", -Step, 0)]
    [TestCase("Below", Step, -Step)]
    [TestCase("Below", Step, 0)]
    [TestCase("AtLeast", 0, Step)]
    [TestCase("AtMost", 0, -Step)]
    public void A_demand_holds_on_one_side_of_the_value_only(string demand, double holding, double failing)
    {
        foreach (var make in Members(demand))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Resolve(make(Value + holding)).ApplyTo(Models.Small).IsSuccess, Is.True);
                Assert.That(Resolve(make(Value + failing)).ApplyTo(Models.Small).IsSuccess, Is.False);
                Assert.That(
                    Resolve(make(1)).Description,
                    Does.Contain($"{Metric.Name} {demand.Replace("At", "at ", StringComparison.Ordinal).ToLowerInvariant()} 1")
                );
            }
        }
    }

    [Test]
    public void The_metric_itself_can_be_compared()
    {
        var has = (MetricExpression)typeof(HasExtensions).GetMethod($"get_{Identifier}")!.Invoke(null, [])!;
        var goesOn = (MetricExpression)
            typeof(ConstraintExpressionExtensions).GetMethod($"get_{Identifier}")!.Invoke(null, [Is.Not.Null.And])!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Models.Small, has.GreaterThan(Value - Step).And.Matches(has.LessThan(Value + Step)));
            Assert.That(Models.Small, goesOn.InRange(Value - Step, Value + Step));
            Assert.That(Models.Small, has.Not.EqualTo(Value + Step));
            Assert.That(Models.Small, has.EqualTo(Value));
        }
    }

    // Its own members would be found before ours, without a word.
    [TestCase("")]
    [TestCase("Above")]
    [TestCase("Below")]
    [TestCase("AtLeast")]
    [TestCase("AtMost")]
    public void NUnit_has_no_member_of_that_name(string demand)
    {
        Assert.That(typeof(Has).GetMember(Identifier + demand), Is.Empty);
        Assert.That(typeof(ConstraintExpression).GetMember(Identifier + demand), Is.Empty);
    }

    private IEnumerable<Func<double, IResolveConstraint>> Members(string demand)
    {
        MethodInfo Of(Type type) =>
            type.GetMethod(Identifier + demand) ?? throw new InvalidOperationException($"{type.Name} has no {Identifier}{demand}");
        yield return bound => (IResolveConstraint)Of(typeof(Quality)).Invoke(null, [bound])!;
        yield return bound => (IResolveConstraint)Of(typeof(HasExtensions)).Invoke(null, [bound])!;
        yield return bound => (IResolveConstraint)Of(typeof(ConstraintExpressionExtensions)).Invoke(null, [Is.Not.Null.And, bound])!;
    }

    private static IConstraint Resolve(IResolveConstraint constraint) => constraint.Resolve();
}
