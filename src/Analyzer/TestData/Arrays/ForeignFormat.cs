using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Arrays;

/// <summary>Files that people take for test data, of formats that are not read: the error says what to write instead.</summary>
internal static class ForeignFormat
{
    /// <summary>Refuses a file by its beginning.</summary>
    /// <exception cref="QualityGateException">It is of such a format (QG3055).</exception>
    public static void Refuse(ReadOnlySpan<byte> head, InputPath path)
    {
        var advice =
            head.StartsWith("PK\u0003\u0004"u8)
                ? "it is a zip archive, such as .npz or .xlsx; save the array alone with numpy.save, or the sheet as CSV"
            : head is [0x80, 2 or 3 or 4 or 5, ..] ? "it is a pickle of Python; save the array with numpy.save, or write CSV"
            : head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "HDF"u8]) ? "it is an HDF5 file; save the array with numpy.save, or write CSV"
            : head.StartsWith("SQLite format 3"u8) ? "it is a database of SQLite; export the table as CSV"
            : head.StartsWith("ARROW1"u8) ? "it is an Arrow or Feather file; write Parquet"
            : head.StartsWith("ORC"u8) ? "it is an ORC file; write Parquet"
            : null;
        if (advice is not null)
        {
            throw NumpyInput.Failure(DiagnosticCodes.UnsupportedData, path, advice);
        }
    }
}
