using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>The decompressed content of a file. Where the file is cut off or damaged, that is an error about the file.</summary>
internal sealed class GuardedStream(Stream inner, InputPath path) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Source.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.DataFileDamaged,
                    path.Whole(),
                    $"the compressed file is cut off or damaged ({e.Message.TrimEnd('.')}); write or fetch it again."
                ),
                e
            );
        }
    }
}
