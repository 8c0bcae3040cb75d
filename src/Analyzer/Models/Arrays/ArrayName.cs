using System.Text.RegularExpressions;

namespace QualityGate.Models.Arrays;

/// <summary>
/// An array's name by what libraries for quantised weights mean by it: weights, or something that belongs to weights, such as
/// <c>fc.weight_scale</c> to <c>fc.weight</c>.
/// </summary>
/// <param name="Role">The role of the array.</param>
/// <param name="Owner">The name of the weights that it belongs to, or of their module; the name itself for weights.</param>
/// <param name="Word">The word that tells the role.</param>
internal sealed partial record ArrayName(ArrayRole Role, string Owner, string Word)
{
    /// <summary>Takes a name apart.</summary>
    public static ArrayName Of(string name)
    {
        // TensorFlow numbers the outputs of what makes a variable.
        var plain = name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;
        var match = Roles().Match(plain);
        var role =
            !match.Success ? ArrayRole.Weights
            : match.Groups["scale"].Success ? ArrayRole.Scale
            : match.Groups["zero"].Success ? ArrayRole.ZeroPoint
            : match.Groups["shape"].Success ? ArrayRole.Shape
            : match.Groups["norm"].Success ? ArrayRole.Norm
            : ArrayRole.Foreign;
        return role == ArrayRole.Weights
            ? new ArrayName(role, plain, string.Empty)
            : new ArrayName(role, match.Groups["owner"].Value, match.Groups["word"].Value);
    }

    /// <summary>The name of the module that weights belong to: <c>fc</c> of <c>fc.weight</c>.</summary>
    public static string ModuleOf(string name) => name.LastIndexOfAny(['.', '/']) is var end and >= 0 ? name[..end] : string.Empty;

    /// <summary>The last part of a name: <c>weight</c> of <c>fc.weight</c>.</summary>
    public static string LeafOf(string name) => name[(name.LastIndexOfAny(['.', '/']) + 1)..];

    /// <summary>
    /// The name of weights without the mark that they are quantised: <c>fc.weight</c> for <c>fc.weight_packed</c> and
    /// <c>fc.qweight</c>.
    /// </summary>
    public static string StemOf(string name) => Marks().Replace(name, match => match.Groups["lead"].Value);

    [GeneratedRegex(
        @"^(?<owner>.*?)(^|[._/]+)(?<word>(?<scale>scales?|scales?_inv|SCB|scb)|(?<zero>q?zeros?|zero_?points?|zps?)"
            + @"|(?<shape>shape)|(?<norm>g|original0)"
            + @"|(scales?_2|global_scale|absmax|nested_absmax|quant_map|nested_quant_map|quant_state\..*"
            + @"|g_idx|offset|shift|biases|codebooks?|lut|bitmask|compressed|row_offsets))$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Roles();

    [GeneratedRegex(
        @"([._]+(packed|q|q8|int8|uint8|quantized|quantised|qdata|data|v|original1)$)|((?<lead>^|[._/])q(?=(weight|kernel)$))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Marks();
}

/// <summary>The role of an array for the weights of a layer.</summary>
internal enum ArrayRole
{
    /// <summary>The weights themselves, as far as the name tells.</summary>
    Weights,

    /// <summary>The factor that integers are multiplied by.</summary>
    Scale,

    /// <summary>The integer that stands for 0.</summary>
    ZeroPoint,

    /// <summary>The shape of weights that are packed.</summary>
    Shape,

    /// <summary>The lengths of the rows, whose directions are the weights (weight normalisation).</summary>
    Norm,

    /// <summary>A part of an encoding that is not read.</summary>
    Foreign,
}
