# Makes bfi.csv and figures.json from the data set bfi of R's package psych (Revelle): 2,800 people from the SAPA
# project, 25 items of the International Personality Item Pool (public domain, https://ipip.ori.org).
# Networks: level of education. Gender and age stand in for level and line; the tool has no other use for them.
# Run in this folder: Rscript make.R
library(psych)
data(bfi)
education <- c("high-school-unfinished", "high-school", "college-unfinished", "college", "graduate")
answers <- bfi[!is.na(bfi$education), ]
network <- education[answers$education]
level <- c("operations", "management")[answers$gender]
line <- as.character(cut(answers$age, c(0, 20, 29, 39, 120), labels = c("goal", "defence", "midfield", "forward")))
items <- names(bfi)[1:25]
file <- data.frame(network, respondent = paste0("r", seq_len(nrow(answers))), level, line, answers[, items])
file <- file[order(file$network, file$respondent), ]
write.csv(file, "bfi.csv", row.names = FALSE, quote = FALSE, na = "")

traits <- list(
  agreeableness = c("A1", "A2", "A3", "A4", "A5"), conscientiousness = c("C1", "C2", "C3", "C4", "C5"),
  extraversion = c("E1", "E2", "E3", "E4", "E5"), neuroticism = c("N1", "N2", "N3", "N4", "N5"),
  openness = c("O1", "O2", "O3", "O4", "O5")
)
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
keyed <- answers[, items]
keyed[, reversed] <- 7 - keyed[, reversed]
half <- function(x) {
  s <- rowMeans(x, na.rm = TRUE)
  s[rowSums(!is.na(x)) < ceiling(ncol(x) / 2)] <- NA
  s
}
delta <- function(a, b) { # P(a > b) - P(a < b) from the Wilcoxon statistic
  w <- suppressWarnings(wilcox.test(a, b, exact = FALSE)$statistic)
  unname(2 * w / (length(a) * length(b)) - 1)
}
full <- function(x) x[!is.na(x)]
figures <- list()
for (trait in names(traits)) {
  s <- half(keyed[, traits[[trait]]])
  per <- list()
  for (name in education) {
    here <- s[network == name]
    groups <- list()
    for (one in c("operations", "management")) {
      own <- full(here[level[network == name] == one])
      groups[[one]] <- list(n = length(own), mean = mean(own), sd = sd(own))
    }
    per[[name]] <- list(
      n = length(full(here)), mean = mean(here, na.rm = TRUE), sd = sd(here, na.rm = TRUE), level = groups,
      delta = delta(full(here[level[network == name] == "management"]), full(here[level[network == name] == "operations"]))
    )
  }
  rows <- keyed[complete.cases(keyed[, traits[[trait]]]), traits[[trait]]]
  table <- summary(aov(s ~ factor(network)))[[1]]
  n <- sum(!is.na(s)); k <- length(education); nbar <- n / k
  msb <- table[1, 3]; msw <- table[2, 3]
  figures[[trait]] <- list(
    networks = per,
    reliability = list(
      n = nrow(rows), alpha = alpha(rows, warnings = FALSE)$total$raw_alpha,
      omega_total = { f <- fa(rows, nfactors = 1, fm = "minres"); R <- cor(rows); (sum(R) - sum(f$uniquenesses)) / sum(R) },
      icc1 = (msb - msw) / (msb + (nbar - 1) * msw), icc2 = (msb - msw) / msb
    )
  )
}
temper <- half(keyed[, c("N1", "N2")]); gloom <- half(keyed[, c("N3", "N4", "N5")])
contrast <- list()
for (name in education) {
  here <- network == name & !is.na(temper) & !is.na(gloom)
  t <- t.test(temper[here], gloom[here], paired = TRUE)
  contrast[[name]] <- list(n = sum(here), mean = unname(t$estimate), sd = sd(temper[here] - gloom[here]), interval = as.numeric(t$conf.int))
}
change <- t.test(half(keyed[network == "graduate", traits$openness]), half(keyed[network == "high-school", traits$openness]))
all <- list(criteria = figures, contrast = contrast, welch = list(estimate = unname(diff(rev(change$estimate))), interval = as.numeric(change$conf.int)))
library(jsonlite)
writeLines(toJSON(all, auto_unbox = TRUE, digits = 12, pretty = TRUE), "figures.json")
