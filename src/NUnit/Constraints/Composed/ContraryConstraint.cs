using System.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>NUnit's <c>not</c>, as <c>!</c> makes it, except that it keeps what was found.</summary>
[StackTraceHidden]
internal sealed class ContraryConstraint(IConstraint inner) : ModelConstraint(inner)
{
    public override string DisplayName => "Not";

    public override string Description => $"not {inner.Description}";

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var part = Part.Of(inner, actual);
        return Part.Decide(this, !part.Holds, part);
    }
}
