using System.Security.Cryptography;
using System.Text;
using QualityGate.TestData.Evaluations;

namespace QualityGate.Inference.Images;

/// <summary>
/// The work that an evaluation has done so far: the rows of each run of the model, closed by their hash. A run that was broken off goes on
/// behind the last block that verifies; whatever is behind that is cut off.
/// </summary>
internal sealed class EvaluationJournal : IDisposable
{
    // No row begins with a tab.
    private const char BlockSign = '\t';
    private const int HashLength = 16;

    private readonly FileStream stream;
    private readonly List<string> rows = [];

    /// <summary>Opens a journal, and keeps of it what verifies.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mark">The identity of the evaluation.</param>
    /// <param name="size">The number of rows of the part.</param>
    /// <param name="batch">The number of rows of a block; the last may have fewer.</param>
    /// <exception cref="IOException">It cannot be written, or another run is writing it.</exception>
    public EvaluationJournal(string path, EvaluationMark mark, int size, int batch)
    {
        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var title = $"{mark}\n";
        stream.SetLength(Keep(title, size, batch));
        stream.Seek(0, SeekOrigin.End);
        if (stream.Length == 0)
        {
            stream.Write(Encoding.UTF8.GetBytes(title));
        }
    }

    /// <summary>The rows that are done.</summary>
    public IReadOnlyList<string> Rows => rows;

    /// <summary>Adds the rows of a run of the model.</summary>
    public void Add(IReadOnlyCollection<string> block)
    {
        stream.Write(Encoding.UTF8.GetBytes($"{string.Concat(block.Select(row => $"{row}\n"))}{BlockSign}{Hash(block)}\n"));
        stream.Flush();
        rows.AddRange(block);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // The length in bytes of what verifies.
    private long Keep(string title, int size, int batch)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.StartsWith(title, StringComparison.Ordinal))
        {
            return 0;
        }

        var (kept, block) = (title.Length, new List<string>());
        for (int at = title.Length, end; (end = text.IndexOf('\n', at)) >= 0; at = end + 1)
        {
            var line = text[at..end];
            if (line.Length == 0 || line[0] != BlockSign)
            {
                block.Add(line);
                continue;
            }

            if (block.Count != Math.Min(batch, size - rows.Count) || line[1..] != Hash(block))
            {
                break;
            }

            rows.AddRange(block);
            block.Clear();
            kept = end + 1;
        }

        return Encoding.UTF8.GetByteCount(text.AsSpan(0, kept));
    }

    private static string Hash(IEnumerable<string> block) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', block))))[..HashLength];
}
