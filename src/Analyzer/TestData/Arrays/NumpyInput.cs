using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Arrays;
using QualityGate.Models.Tensors;

namespace QualityGate.TestData.Arrays;

/// <summary>A .npy file of test data, of which numbers are read from any place.</summary>
internal sealed class NumpyInput : IDisposable
{
    private readonly BinaryInput input;

    private NumpyInput(BinaryInput input, NumpyHeader header, int start)
    {
        this.input = input;
        (Header, Start) = (header, start);
    }

    /// <summary>The header: type and shape.</summary>
    public NumpyHeader Header { get; }

    /// <summary>The place of the first number.</summary>
    public int Start { get; }

    /// <summary>True when a file begins as .npy does.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]);

    /// <summary>Opens a file whose numbers stand row by row.</summary>
    /// <exception cref="QualityGateException">It is no such file.</exception>
    public static NumpyInput Open(InputPath path, DataKind kind, CancellationToken cancellationToken)
    {
        InputFile.Require(path, kind.Name, DiagnosticCodes.DataFileNotFound);
        BinaryInput? opened = null;
        try
        {
            opened = BinaryInput.Open(path, cancellationToken);
            var at = 0L;
            var (header, start) = NumpyArray.ReadHeader(bytes =>
            {
                opened.Read(at, bytes);
                at += bytes.Length;
            });
            if (header.Type is not { } type || type.Bits < 8)
            {
                throw Failure(DiagnosticCodes.UnsupportedData, path, $"its numbers are of a type that is not read ('{header.Written}')");
            }

            if (header.IsColumnMajor && header.Shape.Length > 1)
            {
                throw Failure(
                    DiagnosticCodes.UnsupportedData,
                    path,
                    "its numbers stand column by column ('fortran_order'); save numpy.ascontiguousarray(…) instead"
                );
            }

            return type.Bytes(header.Shape.Aggregate(1L, (product, size) => checked(product * size))) == opened.Length - start
                ? new NumpyInput(opened, header, start)
                : throw Failure(
                    DiagnosticCodes.DataFileDamaged,
                    path,
                    $"its shape [{string.Join(", ", header.Shape)}] does not fit its {opened.Length - start} bytes of {type.Name}, so it "
                        + "is cut off or damaged; write or fetch it again"
                );
        }
        catch (Exception e)
        {
            opened?.Dispose();
            if (e is InvalidDataException or OverflowException)
            {
                throw Failure(DiagnosticCodes.DataFileDamaged, path, $"it is no .npy file, or cut off ({e.Message.TrimEnd('.')})");
            }

            if (e is IOException or UnauthorizedAccessException)
            {
                throw Failure(DiagnosticCodes.DataFileNotAccessible, path, $"it cannot be read ({e.Message.TrimEnd('.')})");
            }

            throw;
        }
    }

    /// <summary>Reads numbers. Threads may read at once.</summary>
    /// <param name="from">The place of the first one.</param>
    /// <param name="count">How many.</param>
    public double[] Read(long from, long count)
    {
        var size = Header.Type!.Bits / 8;
        return PackedNumbers.Read(
            count,
            Header.Type,
            (offset, bytes) =>
            {
                input.Read(from + offset, bytes);
                for (var i = 0; Header.IsBigEndian && i < bytes.Length; i += size)
                {
                    bytes.Slice(i, size).Reverse();
                }
            }
        );
    }

    /// <summary>An error about such a file.</summary>
    public static QualityGateException Failure(string code, InputPath path, string message) =>
        new(Diagnostic.Error(code, path.Whole(), $"'{path.FileName}': {message}."));

    /// <inheritdoc/>
    public void Dispose() => input.Dispose();
}
