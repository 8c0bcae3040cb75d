namespace QualityGate.Tool;

/// <summary>The width of the window that somebody reads in.</summary>
internal static class WindowWidth
{
    /// <summary>The columns of the window; null where standard output is no window, or has no size.</summary>
    public static int? Find()
    {
        try
        {
            return !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
