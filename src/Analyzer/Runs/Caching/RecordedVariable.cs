using System.Text;

namespace QualityGate.Runs.Caching;

/// <summary>An environment variable as a run of the gate found it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">The SHA-256 of its value, which may be a secret; or a word where it was not set.</param>
internal sealed record RecordedVariable(string Name, string Content)
{
    private const string Absent = "absent";

    /// <summary>Records a value; null for a variable that is not set.</summary>
    public static RecordedVariable Of(string name, string? value) => new(name, value is null ? Absent : Hash(value));

    /// <summary>True when the variable has its value still.</summary>
    public bool IsUnchanged => Of(Name, Environment.GetEnvironmentVariable(Name)) == this;

    /// <summary>The content and the name, with a blank between.</summary>
    public override string ToString() => $"{Content} {Name}";

    /// <summary>Reads what <see cref="ToString"/> has written; null for anything else.</summary>
    public static RecordedVariable? Parse(string text) =>
        text.IndexOf(' ') is > 0 and var end ? new RecordedVariable(text.Substring(end + 1), text.Substring(0, end)) : null;

    private static string Hash(string value) => Manifest.Hash(Encoding.UTF8.GetBytes(value));
}
