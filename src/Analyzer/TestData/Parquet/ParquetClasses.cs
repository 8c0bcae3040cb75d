using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QualityGate.TestData.Parquet;

/// <summary>Finds the classes that values of Parquet stand for.</summary>
internal sealed class ParquetClasses(ClassNames classes)
{
    private readonly int[] byIndex = classes.ByIndex;
    private readonly EncodedNames names = classes.InUtf16;

    /// <summary>The class of an index; −1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find<T>(T number)
        where T : struct, INumber<T>
    {
        var index = int.CreateSaturating(number);
        return (uint)index < (uint)byIndex.Length && T.CreateSaturating(index) == number ? byIndex[index] : -1;
    }

    /// <summary>The class of a text; −1 where there is none.</summary>
    public int Find(ReadOnlySpan<char> text, out bool isIndex)
    {
        isIndex = false;
        return names.Find(MemoryMarshal.AsBytes(text)) is >= 0 and var known
            ? known
            : classes.Find(text.Trim().ToString(), out isIndex, out _);
    }
}
