using System.Text;
using QualityGate.Results;

namespace QualityGate.Reports.Interchange;

/// <summary>
/// Writes a result as JSON, for programs. Its shape is documented in docs/report.md and does not change within a schema version.
/// </summary>
internal static class JsonReport
{
    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>JSON with a line break at its end; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        using var stream = new MemoryStream();
        Write(result, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes a result to a stream, piece by piece: that of many models is larger than what one of them takes in memory.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Takes the same bytes, as UTF-8; it stays open.</param>
    public static void Write(GateResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        ResultJson.Write(result.ToPortable(), stream);
    }
}
