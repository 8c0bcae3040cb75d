namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Ways of damaging a file.</summary>
internal static class ModelDamage
{
    private static readonly byte[] Telling = [0x00, 0x01, 0x07, 0x0A, 0x2A, 0x3A, 0x4A, 0x7F, 0x80, 0xFF];

    public static byte[] Apply(byte[] model, IReadOnlyList<byte[]> others, Random random)
    {
        var bytes = model.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = Telling[random.Next(Telling.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                case 3:
                    bytes.RemoveRange(place, random.Next(1, Math.Min(20, bytes.Count - place + 1)));
                    break;
                case 4:
                    // A length or size of any size: a number of up to ten bytes.
                    bytes.RemoveAt(place);
                    bytes.InsertRange(
                        place,
                        Enumerable.Range(0, random.Next(1, 10)).Select(_ => (byte)(0x80 | random.Next(128))).Append((byte)random.Next(128))
                    );
                    break;
                case 5:
                    bytes.InsertRange(place, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(60)).ToArray());
                    break;
                default:
                    var other = others[random.Next(others.Count)];
                    bytes.InsertRange(place, other.Skip(random.Next(other.Length)).Take(random.Next(120)));
                    break;
            }
        }

        return [.. bytes];
    }
}
