using System.IO.Compression;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Files that are small and ask for much, and files that are damaged on purpose.</summary>
[NonParallelizable] // All that the process allocates meanwhile is counted.
internal sealed class ArrayMemoryTests : FolderFixture
{
    private const long MostAllocated = 20_000_000;

    private static byte[] Header(long rows, long columns)
    {
        var header = Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. header];
    }

    // Zeros that are compressed a thousand times.
    private string Bomb(long rows, long columns)
    {
        var path = Folder.PathTo("bomb.npz");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = archive.CreateEntry("w.npy", CompressionLevel.Fastest).Open();
        entry.Write(Header(rows, columns));
        var zeros = new byte[1 << 20];
        for (var left = rows * columns * 4; left > 0; left -= zeros.Length)
        {
            entry.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
        }

        return path;
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    [Test]
    public void A_compressed_file_that_unpacks_to_far_more_is_refused_before_it_is_unpacked()
    {
        var path = TestInputs.Input(Bomb(rows: 8, columns: 3_000_000));
        Assert.That(
            Allocated(() =>
                TestInputs.AssertFailure(
                    () => ClassifierFile.Read(path, classes: 8),
                    DiagnosticCodes.TooMuchMemory,
                    (0, 0),
                    "take 184 MiB",
                    "64 MiB that a compressed file",
                    "'max-memory: 184'"
                )
            ),
            Is.LessThan(MostAllocated)
        );
    }

    [Test]
    public void A_ceiling_that_is_raised_lets_it_be_read_in_pieces()
    {
        const long Rows = 8,
            Columns = 1_250_000;
        var path = TestInputs.Input(Bomb(Rows, Columns));
        var allocated = Allocated(() =>
            TestInputs.AssertFailure(
                () => ClassifierFile.Read(path, classes: 8, mostMemory: 100L << 20),
                DiagnosticCodes.ZeroTemplate,
                (0, 0),
                "all zero"
            )
        );
        Assert.That(
            allocated,
            Is.LessThan((Rows * Columns * sizeof(double)) + MostAllocated),
            "the weights once, and nothing of their size beside them"
        );
    }

    [Test]
    public void A_file_with_holes_is_refused_before_memory_is_taken()
    {
        const long Rows = 8,
            Columns = 50_000_000;
        var path = Folder.PathTo("holes.npy");
        using (var file = File.Create(path))
        {
            file.Write(Header(Rows, Columns));
            file.SetLength(file.Length + (Rows * Columns * 4));
        }

        Assert.That(
            Allocated(() =>
                TestInputs.AssertFailure(
                    () => ClassifierFile.Read(TestInputs.Input(path), classes: 8),
                    DiagnosticCodes.TooMuchMemory,
                    (0, 0),
                    "take 3052 MiB",
                    "1024 MiB",
                    "--max-memory 3052"
                )
            ),
            Is.LessThan(MostAllocated)
        );
    }

    [Test]
    public void Reading_is_stopped_at_once()
    {
        var path = TestInputs.Input(Bomb(rows: 8, columns: 500_000));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ClassifierFile.Read(path, classes: 8, cancellationToken: source.Token));
    }

    private static IEnumerable<TestCaseData> Damaged()
    {
        TestCaseData Case(string name, params (string, byte[])[] entries) => new TestCaseData(Zip(entries)).SetArgDisplayNames(name);
        byte[] good = Numpy(new("w", "F32", [2, 2], [1, 2, 3, 4]));
        yield return new TestCaseData(File.ReadAllBytes(FieldInput.PathTo("hostile/header-of-length-0.npz"))).SetArgDisplayNames(
            "a header of length 0"
        );
        yield return Case("a header of length 1", ("w.npy", [0x93, .. "NUMPY"u8, 1, 0, 1, 0, 10, 0, 0]));
        yield return Case("a header of length 0 in four bytes", ("w.npy", [0x93, .. "NUMPY"u8, 2, 0, 0, 0, 0, 0, 1, 1, 1]));
        yield return Case("a header longer than the array", ("w.npy", [0x93, .. "NUMPY"u8, 1, 0, 255, 255, 1, 1]));
        yield return Case("an array of three bytes", ("w.npy", [0x93, 1, 1]));
        yield return Case("an array of nothing", ("w.npy", []));
        yield return Case("two arrays of a name", ("w.npy", good), ("w.npy", good));
    }

    [TestCaseSource(nameof(Damaged))]
    public void A_damaged_archive_is_an_error_of_one_line(byte[] file) =>
        TestInputs.AssertFailure(
            () => ClassifierFile.Read(TestInputs.Input(Folder.Write("model.npz", file)), classes: 2),
            DiagnosticCodes.ModelDamaged,
            (0, 0),
            "not a NumPy file, or is truncated or damaged"
        );
}
