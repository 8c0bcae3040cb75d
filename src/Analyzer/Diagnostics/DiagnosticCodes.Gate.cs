namespace QualityGate.Diagnostics;

// QG1xxx are about limits, and how they were judged.
internal static partial class DiagnosticCodes
{
    /// <summary>A threshold is violated.</summary>
    public const string ThresholdViolated = "QG1001";

    /// <summary>The metric of a threshold could not be computed.</summary>
    public const string NotMeasured = "QG1002";

    /// <summary>Affinity propagation did not converge.</summary>
    public const string NotConverged = "QG1003";

    /// <summary>A limit cannot fail, or lies on the wrong side of chance.</summary>
    public const string LimitDemandsNothing = "QG1004";

    /// <summary>An interval was asked for, and there is none.</summary>
    public const string IntervalWithheld = "QG1005";

    /// <summary>The interval of a metric contains its limit, so that it is not known whether the limit is kept.</summary>
    public const string LimitInconclusive = "QG1006";

    /// <summary>A metric cannot be compared with the baseline.</summary>
    public const string NotComparable = "QG1008";

    /// <summary>A relative limit has nothing to take a share of: the baseline's value is 0 or less.</summary>
    public const string ShareOfNothing = "QG1009";

    /// <summary>The baseline does not exist yet, so that nothing is compared.</summary>
    public const string BaselineFileMissing = "QG1013";

    /// <summary>A model that the baseline does not have.</summary>
    public const string ModelNotInBaseline = "QG1014";

    /// <summary>A baseline is named, but no limit compares with it.</summary>
    public const string BaselineWithoutLimits = "QG1017";

    /// <summary>Parts of a model are compared with nothing, since the baseline does not have them.</summary>
    public const string PartsNotInBaseline = "QG1020";

    /// <summary>Parts of a model have no value, so that limits on them fail.</summary>
    public const string PartsUnmeasured = "QG1021";

    /// <summary>A warning: an exception has expired, and covers nothing any more.</summary>
    public const string SuppressionExpired = "QG1025";

    /// <summary>A warning: an exception covers nothing that was found.</summary>
    public const string SuppressionUnneeded = "QG1026";

    /// <summary>A note: an exception that is needed ends within two weeks.</summary>
    public const string SuppressionEndsSoon = "QG1030";

    /// <summary>
    /// The codes of limits that were judged and do not simply hold. Errors of other codes say that something could not be measured.
    /// </summary>
    public static IReadOnlyList<string> OfJudgedLimits { get; } = [ThresholdViolated, LimitInconclusive];
}
