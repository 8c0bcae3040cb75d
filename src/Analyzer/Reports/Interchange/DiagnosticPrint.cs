using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>
/// A diagnostic as tools for findings take it: with its model, and a fingerprint by which the next run's is known as the same.
/// </summary>
/// <param name="Model">The name of the model; null where it is about the gate file.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Fingerprint">Thirty-two hexadecimal digits, unique in a report.</param>
internal sealed partial record DiagnosticPrint(string? Model, DiagnosticResult Diagnostic, string Fingerprint)
{
    /// <summary>All diagnostics of a result, in order.</summary>
    public static ImmutableArray<DiagnosticPrint> Of(GateResult result)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. result.Diagnostics.Select(diagnostic => Print(null, diagnostic, seen)),
            .. result.Models.SelectMany(model => model.Diagnostics.Select(diagnostic => Print(model.Name, diagnostic, seen))),
        ];
    }

    // The fingerprint leaves out line numbers and figures, which change between runs; equal ones are numbered.
    private static DiagnosticPrint Print(string? model, DiagnosticResult diagnostic, Dictionary<string, int> seen)
    {
        var subject = $"{diagnostic.Code}\n{model}\n{diagnostic.File}\n{Numbers().Replace(diagnostic.Message, "0")}";
        var place = seen[subject] = seen.GetValueOrDefault(subject) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{subject}\n{place}")));
        return new DiagnosticPrint(model, diagnostic, Convert.ToHexStringLower(hash)[..32]);
    }

    [GeneratedRegex("[0-9]+([.][0-9]+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbers();
}
