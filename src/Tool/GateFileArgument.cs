using System.Collections.Immutable;
using System.CommandLine;
using QualityGate.Configuration;
using QualityGate.Files;

namespace QualityGate.Tool;

/// <summary>The argument that names gate files, of the commands that gate or accept models.</summary>
internal static class GateFileArgument
{
    public static Argument<string[]> Create() =>
        new("thresholds")
        {
            Description = "The thresholds.yml, one or several; without any, the nearest one in this folder or above.",
            Arity = ArgumentArity.ZeroOrMore,
        };

    /// <summary>The files that were given, or the nearest.</summary>
    public static ImmutableArray<InputPath> Locate(string[]? given) =>
        (given ?? []).Where(path => !string.IsNullOrWhiteSpace(path)).ToArray() is { Length: > 0 } named
            ? [.. named.Select(InputPath.FromUser)]
            : [InputPath.FromUser(ThresholdsFile.FindNearest(Environment.CurrentDirectory) ?? ThresholdsFile.DefaultName)];
}
