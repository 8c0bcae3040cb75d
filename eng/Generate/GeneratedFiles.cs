using System.Collections.Immutable;

namespace QualityGate.Generate;

/// <summary>All generated files.</summary>
internal static class GeneratedFiles
{
    /// <summary>The command that writes them, for messages.</summary>
    public const string Command = "dotnet run --project eng/Generate";

    public static ImmutableArray<GeneratedFile> All { get; } =
    [
        new("docs/metrics.md", _ => MetricHandbook.Write()),
        new("docs/report.schema.json", _ => ReportSchema.Create() + "\n"),
        new("docs/suppressions.md", SuppressionKeyTable.Insert),
        new("docs/suppressions.schema.json", _ => SuppressionsSchema.Create() + "\n"),
        new("docs/thresholds.md", EntryKeyTable.Insert),
        new("docs/thresholds.schema.json", _ => ThresholdsSchema.Create() + "\n"),
        new("src/Analyzer/Configuration/EntryKeyNames.cs", _ => EntryKeyNameList.Write()),
        new("src/NUnit/Generated/ConstraintExpressionExtensions.cs", _ => NUnitMembers.OfExpressions()),
        new("src/NUnit/Generated/HasExtensions.cs", _ => NUnitMembers.OfHas()),
        new("src/NUnit/Generated/Quality.cs", _ => NUnitMembers.OfQuality()),
    ];
}
