namespace QualityGate.Models.Tensors;

/// <summary>
/// Keeps the work and the memory that a file can ask for in proportion to its length: a few bytes can spell a tensor of any
/// size, or a chain of operations that doubles itself.
/// </summary>
internal sealed class WorkBudget
{
    private const long Allowance = 65_536;
    private const int Rounds = 64;
    private const int CostOfAny = 8;

    private long bytes;
    private long spent;

    /// <summary>Counts a file in whose numbers may be used.</summary>
    public void Add(long length) => bytes += length;

    /// <summary>Checks the size of a tensor that is about to be made. A byte holds at most two numbers.</summary>
    /// <exception cref="InvalidDataException">The files do not justify it.</exception>
    public void Charge(long elements)
    {
        var most = Allowance + (2 * bytes);
        spent += elements + CostOfAny;
        if (elements > most || elements > Array.MaxLength || spent > most * Rounds)
        {
            throw new InvalidDataException(
                $"computing it takes tensors of {elements} numbers, which the file's {bytes} bytes do not justify"
            );
        }
    }
}
