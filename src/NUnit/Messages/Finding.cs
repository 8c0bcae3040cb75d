using System.Collections.Immutable;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>
/// The finding of a constraint about a model, for the message of a failure. All of it is found out when the message is written: an
/// assertion that holds doesn't pay for it, and leaves no report.
/// </summary>
internal sealed class Finding
{
    private readonly Lazy<ImmutableArray<string>> values;
    private readonly Lazy<ImmutableArray<MessageLine>> details;

    private Finding(Func<IEnumerable<string>> values, Func<IEnumerable<MessageLine>> details)
    {
        this.values = new Lazy<ImmutableArray<string>>(() => [.. values()]);
        this.details = new Lazy<ImmutableArray<MessageLine>>(() => [.. details()]);
    }

    /// <summary>The actual value, in one line.</summary>
    public string Value => string.Join("; ", values.Value);

    /// <summary>Further lines: by how much, with what certainty, why, and where there is more to read; indented as NUnit does.</summary>
    public IEnumerable<string> Lines => details.Value.SelectMany(line => line.Write()).Select(LogCommands.Defuse);

    /// <summary>A finding of one constraint.</summary>
    /// <param name="value">The actual value.</param>
    /// <param name="details">Heads and texts of further lines; a head may be followed by several texts.</param>
    public static Finding Of(Func<string> value, Func<IEnumerable<MessageLine>> details) =>
        new(() => [LogCommands.Defuse(value())], details);

    /// <summary>The findings of several constraints as one, in their order; null where there are none.</summary>
    /// <remarks>
    /// Lines about the model as a whole are said once. Lines that belong to one of the values are repeated, even if they are the
    /// same for another: a distance that is left out could not be told to be that of both.
    /// </remarks>
    public static Finding? Join(IEnumerable<Finding> findings) =>
        findings.Distinct().ToArray() switch
        {
            [] => null,
            [var only] => only,
            var several => new Finding(() => several.SelectMany(finding => finding.values.Value), () => Merge(several)),
        };

    /// <summary>The whole finding.</summary>
    /// <returns>The value and all lines.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines.Prepend(Value));

    private static IEnumerable<MessageLine> Merge(IEnumerable<Finding> findings)
    {
        var said = new HashSet<string>();
        foreach (var line in findings.SelectMany(finding => finding.details.Value))
        {
            if (said.Add(string.Join('\n', line.Write())) || line.BelongsToValue)
            {
                yield return line;
            }
        }
    }
}
