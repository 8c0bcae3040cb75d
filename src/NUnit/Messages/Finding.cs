using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>
/// What a constraint found out about a model, for the message of a failure. All of it is found out when the message is written: an
/// assertion that holds doesn't pay for it, and leaves no report.
/// </summary>
internal sealed class Finding
{
    private readonly Lazy<string> value;
    private readonly Lazy<ImmutableArray<string>> lines;

    private Finding(Func<string> value, Func<ImmutableArray<string>> lines)
    {
        this.value = new Lazy<string>(value);
        this.lines = new Lazy<ImmutableArray<string>>(lines);
    }

    /// <summary>What it was, in one line.</summary>
    public string Value => value.Value;

    /// <summary>By how much, with what certainty, why, and where there is more to read; indented as NUnit does.</summary>
    public ImmutableArray<string> Lines => lines.Value;

    /// <summary>A finding of one constraint.</summary>
    /// <param name="value">What it was.</param>
    /// <param name="details">Heads and texts of further lines; a head may be followed by several texts.</param>
    public static Finding Of(Func<string> value, Func<IEnumerable<MessageLine>> details) =>
        new(() => LogCommands.Defuse(value()), () => [.. details().SelectMany(line => line.Write()).Select(LogCommands.Defuse)]);

    /// <summary>What both sides of an alternative found.</summary>
    public Finding With(Finding other) => new(() => $"{Value}; {other.Value}", () => [.. Lines, .. other.Lines.Except(Lines)]);

    /// <summary>The whole finding.</summary>
    /// <returns>The value and all lines.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines.Prepend(Value));
}
