/** What the styles keep to: each rule keeps them readable five years on; the order of the layers is in layers.css. */
export default {
  extends: "stylelint-config-recommended",
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    "declaration-no-important": true,
    "color-no-hex": true,
    "color-named": "never",
    "function-disallowed-list": ["/^(rgb|hsl|hwb|(ok)?l(ab|ch)|color$|light-dark)/"],
    "rule-nesting-at-rule-required-list": ["layer"],
    "layer-name-pattern": "^(text|base|parts|print|hidden)$",
  },
  overrides: [
    {
      files: ["overrides/styles/tokens.css"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
};
