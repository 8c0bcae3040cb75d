using System.Collections.Immutable;

namespace QualityGate.Files;

/// <summary>
/// A path followed over links, as the operating system does it: each link is followed before what stands behind it counts.
/// </summary>
/// <param name="Real">The path without links: that of the file itself.</param>
/// <param name="Links">The full paths of the links on the way, none of which has a link before it.</param>
internal sealed record FollowedPath(string Real, ImmutableArray<string> Links)
{
    // The number of links that operating systems follow; a longer chain leads in circles.
    private const int MostLinks = 40;

    /// <summary>The paths that must stay as they are for this one to mean the same file: the links, and the file behind them.</summary>
    public IEnumerable<string> Trail => Links.IsEmpty ? [] : Links.Append(Real);

    /// <summary>Follows a full path, whether or not there is anything at its end.</summary>
    /// <exception cref="IOException">It leads in circles.</exception>
    public static FollowedPath Of(string path)
    {
        var links = ImmutableArray.CreateBuilder<string>();
        var real = Path.GetPathRoot(path)!;
        var ahead = new Stack<string>(Segments(path[real.Length..]));
        while (ahead.TryPop(out var segment))
        {
            if (segment == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (links.Count == MostLinks)
            {
                throw new IOException($"'{path}' leads over more than {MostLinks} links");
            }

            links.Add(next);
            var root = Path.GetPathRoot(target)!;
            real = root.Length > 0 ? Path.GetFullPath(root, real) : real;
            foreach (var step in Segments(target[root.Length..]))
            {
                ahead.Push(step);
            }
        }

        return new FollowedPath(real, links.ToImmutable());
    }

    // The last first, as they are put on a stack.
    private static IEnumerable<string> Segments(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != ".")
            .Reverse();
}
