namespace QualityGate.Reports.Graphs;

/// <summary>The sizes that a layout is made of, in pixels; whole numbers.</summary>
/// <param name="HasLabels">Whether names are drawn.</param>
internal sealed record LayoutSizes(bool HasLabels)
{
    /// <summary>The proportion of a picture's width to its height that fits most windows.</summary>
    public const double Proportion = 1.6;

    /// <summary>The size of the font of names.</summary>
    public const int Font = 12;

    /// <summary>The most pixels of a name.</summary>
    public const int WidestName = 180;

    /// <summary>The room for the mark of a class before its name.</summary>
    public const int Mark = 18;

    /// <summary>The height of a class's box.</summary>
    public double NodeHeight => HasLabels ? 22 : 10;

    /// <summary>The room between the frame of a cluster and its classes.</summary>
    public double Padding => HasLabels ? 14 : 8;

    /// <summary>The height of a cluster's title.</summary>
    public double TitleHeight => HasLabels ? 24 : 22;

    /// <summary>The size of the font of cluster titles.</summary>
    public const int TitleFont = 12;

    /// <summary>The room between frames.</summary>
    public double FrameGap => HasLabels ? 16 : 10;

    /// <summary>The room between a class and the next of the same parent.</summary>
    public double SiblingGap(bool isUpright) => HasLabels ? (isUpright ? 14 : 8) : 4;

    /// <summary>The room between a class and its parent, in which the depth stands.</summary>
    public double LevelGap(bool isUpright) => HasLabels ? (isUpright ? 36 : 46) : 10;

    /// <summary>The width of a class's box.</summary>
    public double WidthOf(string text) => HasLabels ? Mark + LabelText.Width(text, Font) + 8 : NodeHeight;
}
